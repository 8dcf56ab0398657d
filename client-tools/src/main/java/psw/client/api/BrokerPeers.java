package psw.client.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed.Reason;
import psw.pairing.pin.ServerUrl;
import psw.wire.json.JsonObject;
import psw.wire.knock.Heard;
import psw.wire.pairing.Code;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.Label;
import psw.wire.value.SshPublicKey;

/** Whom a broker's site is paired with, and how it comes to be. */
public final class BrokerPeers {
  private static final String ALL = "/api/peers";
  private static final String RUNS = ALL + "/runs/";

  /** The longest that the broker lets a reader wait. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  private final Http http;

  BrokerPeers(Http http) {
    this.http = http;
  }

  /** All of them. */
  public List<Peer> all() throws CallFailed {
    return http.each(http.read(ALL), Peer::parse);
  }

  /** Gives one another name; refused when that is taken. */
  public Peer rename(Peer peer, Label name) throws CallFailed {
    JsonObject body = JsonObject.with("name", name.text()).build();
    return http.parsed(
        http.write("PUT", at(peer), Optional.of(body)), answer -> Peer.parse(answer.object()));
  }

  /** Forgets one, with all that it was granted. */
  public void forget(Peer peer) throws CallFailed {
    http.write("DELETE", at(peer), Optional.empty());
  }

  /** What a site offers, also sealed for the broker's site alone. */
  public List<Service> services(Peer site) throws CallFailed {
    return http.each(http.read(at(site) + "/services"), Service::parse);
  }

  /** How to knock at a site, if it said so. */
  public Optional<KnockLeave> knock(Peer site) throws CallFailed {
    return found(at(site) + "/knock", KnockLeave::parse);
  }

  /** What a site says of the last knock of the broker's site there, if it says anything. */
  public Optional<Heard> heard(Peer site) throws CallFailed {
    return found(at(site) + "/heard", Heard::parse);
  }

  private <T> Optional<T> found(String path, Http.Reader<JsonObject, T> reader) throws CallFailed {
    try {
      return Optional.of(http.parsed(http.read(path), answer -> reader.read(answer.object())));
    } catch (CallFailed e) {
      if (e.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Where the broker's site is announced. */
  public List<ServerUrl> rendezvous() throws CallFailed {
    return http.each(http.read("/api/rendezvous"), each -> ServerUrl.parse(each.text("url")));
  }

  /**
   * Makes a code and waits for the other.
   *
   * @param link whether as a link, to be sent; else as words, to be said
   * @param name what to call the other; without it, what it calls itself
   * @param ssh the key that this device logs in with
   */
  public PairingRun invite(boolean link, Optional<Label> name, SshPublicKey ssh) throws CallFailed {
    return begin(JsonObject.with("form", link ? "link" : "words"), name, ssh);
  }

  /** Takes up a code that the other made. */
  public PairingRun join(Code code, Optional<Label> name, SshPublicKey ssh) throws CallFailed {
    return begin(JsonObject.with("code", code.text()), name, ssh);
  }

  private PairingRun begin(JsonObject.Builder how, Optional<Label> name, SshPublicKey ssh)
      throws CallFailed {
    JsonObject body = how.and("name", name.map(Label::text)).and("ssh", ssh.text()).build();
    return run(http.patiently("POST", ALL, Optional.of(body), LONGEST_WAIT));
  }

  /**
   * How far it is.
   *
   * @param longest how long to wait for its end, {@link #LONGEST_WAIT} at most
   */
  public PairingRun await(PairingRun run, Duration longest) throws CallFailed {
    String path = RUNS + run.id() + "?wait=" + longest.toSeconds();
    return run(http.patiently("GET", path, Optional.empty(), longest));
  }

  /** Gives it up: when this returns, the code is burnt and the other is told if that could be. */
  public void cancel(PairingRun run) throws CallFailed {
    http.patiently("DELETE", RUNS + run.id(), Optional.empty(), LONGEST_WAIT);
  }

  private PairingRun run(Answer answer) throws CallFailed {
    return http.parsed(answer, from -> PairingRun.parse(from.object()));
  }

  private static String at(Peer peer) {
    return ALL + '/' + peer.id();
  }
}
