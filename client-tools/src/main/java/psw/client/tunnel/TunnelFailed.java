package psw.client.tunnel;

import java.util.List;

/** Why there is no tunnel, or no longer, as data. */
public final class TunnelFailed extends Exception {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Reason {
    /** There is no such key file; the detail is its path. */
    KEY_MISSING,
    /** The key file cannot be read or is no private key; the detail is its path. */
    KEY_UNUSABLE,
    /** Others than its owner can read the key file; the detail is its path. */
    KEY_NOT_PRIVATE,
    /** The key file asks for a pass phrase and nobody gave one; the detail is its path. */
    PASS_PHRASE_NEEDED,
    /** The pass phrase does not open the key file; the detail is its path. */
    PASS_PHRASE_WRONG,
    /** The file of known hosts cannot be read; the detail is its path. */
    KNOWN_HOSTS_UNUSABLE,
    /** The host's name does not exist; the detail is the name. */
    NAME_UNKNOWN,
    /** Nothing answers there; the detail is the address and port. */
    NO_ANSWER,
    /** The port is closed; the detail is the address and port. */
    CONNECTION_REFUSED,
    /** There is no way to the address; the detail is the address and port. */
    NO_ROUTE,
    /** This host itself lets no knock out; the detail is the UDP port it was for. */
    KNOCK_NOT_SENT,
    /** What answers there does not finish an SSH handshake; the detail says how. */
    NOT_SSH,
    /** No host key is known for this host; the detail is the one shown, as type and fingerprint. */
    HOST_KEY_UNKNOWN,
    /** Another key is known; the detail is the one shown, the facts are those known. */
    HOST_KEY_CHANGED,
    /** The site announces other keys, the facts; the detail is the one shown. */
    HOST_KEY_NOT_PINNED,
    /** The key is marked as revoked; the detail is the one shown. */
    HOST_KEY_REVOKED,
    /** The server does not offer strict key exchange (CVE-2023-48795). */
    NOT_STRICT,
    /** Both ends have no algorithm in common; the detail says for what. */
    NO_COMMON_ALGORITHM,
    /** The server does not take this key for this user; the detail is the login. */
    LOGIN_REFUSED,
    /** Something else listens on the port here; the detail is the address and port. */
    PORT_TAKEN,
    /** This user may not listen on the port; the detail is the address and port. */
    PORT_DENIED,
    /** The address to listen on is not one of this host; the detail is the address and port. */
    BIND_UNKNOWN,
    /** The session ended: the connection broke or fell silent; the detail says how. */
    LOST,
    /** The session ended: the server said so; the detail is what it said. */
    ENDED_BY_SERVER,
    /** Nobody can say at the moment where the site is. */
    NOT_ANNOUNCED,
    /** There will be no session there any more, as the one who knows where said. */
    GONE
  }

  private final Reason reason;
  private final String detail;
  private final transient List<String> facts;

  TunnelFailed(Reason reason, String detail) {
    this(reason, detail, List.of());
  }

  TunnelFailed(Reason reason, String detail, List<String> facts) {
    super(reason + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
    this.facts = List.copyOf(facts);
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }

  /** What it concerns; see each reason. */
  public String detail() {
    return detail;
  }

  /** The keys known, or their fingerprints, one per entry; mostly none. */
  public List<String> facts() {
    return facts;
  }
}
