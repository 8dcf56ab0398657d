package psw.client.api;

import java.util.Optional;
import psw.pairing.pin.ServerUrl;

/** A call to a broker that did not do what was asked, as data. */
public final class CallFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Reason {
    /** There is no token file; the detail is its path. */
    NO_TOKEN,
    /** The token file cannot be read; the detail is its path. */
    TOKEN_UNREADABLE,
    /** Others can read the token file; the detail is its path. */
    TOKEN_NOT_PRIVATE,
    /** The broker is not on this host and the connection is not encrypted, so no token is sent. */
    TOKEN_IN_CLEAR,
    /** 401: the token is not one of this broker's; the detail is the path of its file. */
    TOKEN_REFUSED,
    /** 404: there is no such thing. */
    NOT_FOUND,
    /** Any other answer of 400 to 599; the detail is what the broker says of it. */
    REFUSED,
    /** No such server answers there; {@link #found} says what does. */
    NO_BROKER
  }

  private final Reason reason;
  private final String detail;
  private final String word;
  private final Found found;
  private final transient Optional<ServerUrl> server;

  CallFailed(Reason reason, Object detail) {
    this(reason, detail, "", Found.BROKER, Optional.empty());
  }

  private CallFailed(
      Reason reason, Object detail, String word, Found found, Optional<ServerUrl> server) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail.toString();
    this.word = word;
    this.found = found;
    this.server = server;
  }

  static CallFailed noBroker(Found found, ServerUrl server) {
    return new CallFailed(Reason.NO_BROKER, found, "", found, Optional.of(server));
  }

  static CallFailed refused(String detail, String word, ServerUrl server) {
    return new CallFailed(Reason.REFUSED, detail, word, Found.BROKER, Optional.of(server));
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  /** What answers at the address. */
  public Found found() {
    return found;
  }

  /** Whose answer it was, or nobody's, for {@link Reason#NO_BROKER} and {@link Reason#REFUSED}. */
  public Optional<ServerUrl> server() {
    return server;
  }

  /** Which problem of docs/protocol.md a refusal is, as {@code unknown-service}; perhaps empty. */
  public String word() {
    return word;
  }

  /** More about it, free of control characters; perhaps empty. */
  public String detail() {
    return detail;
  }
}
