package psw.client.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import psw.client.api.CallFailed;
import psw.client.api.Grant;
import psw.client.api.Peer;
import psw.wire.grant.Until;
import psw.wire.knock.SourceRule;

/** Grants, and why there is none, put in words. */
final class GrantWords {
  private static final String WHO_ENFORCES =
      "server-config/sshd/install sets up the SSH server that enforces grants";
  private static final String WHERE_TO_LOOK = "what is wrong stands in the broker's log";

  private GrantWords() {}

  /** A line of a table: who, what, where, until when; and what is to be said against it. */
  static List<String> row(Peer peer, Grant grant, Instant now) {
    List<String> row = new ArrayList<>(revoked(peer, grant));
    row.add("until " + Until.text(grant.until()));
    if (!grant.enforced()) {
      row.add(grant.revoked() ? "revoked, not enforced" : "not enforced");
    } else if (!now.isBefore(grant.until())) {
      row.add("over");
    }
    if (grant.source() == SourceRule.NETWORK) {
      row.add("knocks from its network");
    }
    return row;
  }

  /** A line of a table: who, what, where. */
  static List<String> revoked(Peer peer, Grant grant) {
    String ip = grant.ip().text();
    String address = (grant.ip().isIpv6() ? "[" + ip + "]" : ip) + ":" + grant.port();
    return List.of(peer.name().text(), grant.label().text(), address);
  }

  /** Says that a grant is kept and nobody can use it yet. */
  static int notEnforced(Console console) {
    return console.fail(
        Exit.FAILED,
        "kept, but not enforced yet: the SSH server does not know of it",
        WHO_ENFORCES,
        WHERE_TO_LOOK + "; psw grants    tells when it is enforced");
  }

  /** Says that a revocation is kept and perhaps without effect yet. */
  static int notGone(Console console) {
    return console.fail(
        Exit.FAILED,
        "revoked, but not enforced yet: what the SSH server reads could not be changed",
        WHERE_TO_LOOK + ", which goes on trying");
  }

  static int noPeer(String name, Console console) {
    return console.fail(
        Exit.REFUSED,
        "no peer is called " + WrongUsage.shown(name) + " here",
        "psw peers    lists them");
  }

  static int noGrant(Peer peer, String service, Console console) {
    return console.fail(
        Exit.REFUSED,
        peer.name() + " has no grant for " + WrongUsage.shown(service),
        "psw grants " + peer.name() + "    lists what there is");
  }

  /** Says why the broker refused. */
  static int say(CallFailed failure, Console console) {
    return switch (failure.word()) {
      case "no-ssh-key" ->
          console.fail(
              Exit.REFUSED,
              "this peer has no SSH key to be let in by: it only offers",
              "pair again, and let it bring its key: psw pair");
      case "unknown-service" ->
          console.fail(
              Exit.REFUSED,
              "this site has no such service",
              "psw services    lists what it has; psw publish    adds one");
      case "own-machinery" ->
          console.fail(
              Exit.REFUSED,
              "the broker and the SSH server themselves are never granted",
              "through a tunnel a peer would be a local user to them");
      case "too-many-grants" ->
          console.fail(
              Exit.REFUSED,
              "this peer has as many grants as the SSH server can hold",
              "psw revoke PEER SERVICE    takes one back");
      default -> ApiWords.say(failure, console);
    };
  }
}
