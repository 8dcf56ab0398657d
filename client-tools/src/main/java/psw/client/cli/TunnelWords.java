package psw.client.cli;

import psw.client.knock.Gate;
import psw.client.tunnel.HostKeyRule;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Target;
import psw.client.tunnel.TunnelFailed;

/** Why there is no tunnel, put in words. */
final class TunnelWords {
  private TunnelWords() {}

  static int say(TunnelFailed failure, Plan plan, Console console) {
    String host = plan.login().host();
    console.say(what(failure, host));
    boolean pinned = failure.reason() == TunnelFailed.Reason.HOST_KEY_NOT_PINNED;
    failure.facts().forEach(key -> console.say((pinned ? "announced: " : "known: ") + key));
    console.hint(hint(failure, plan));
    return exit(failure.reason());
  }

  /** Why a connection to a target was not opened; SSH says it in a number (RFC 4254, 5.1). */
  static String of(Target target, Refused.Why why) {
    return of(target.toString(), why);
  }

  /** The same of what its user calls by a name. */
  static String of(String target, Refused.Why why) {
    return why == Refused.Why.OTHER_USER
        ? "another user of this host wanted to reach " + target + ", and was refused"
        : target + " refused: " + brief(why);
  }

  /** In half a line, for who knows what was refused. */
  static String brief(Refused.Why why) {
    return switch (why) {
      case PROHIBITED -> "the server does not allow it with this key";
      case CONNECT_FAILED -> "the server could not connect; does anything listen there?";
      case SHORTAGE -> "the server has no room for another connection";
      case OTHER -> "the server does not say why";
      case SESSION_OVER -> "the session is over";
      case OTHER_USER -> "another user of this host asked";
    };
  }

  /** In half a line, for who is not asked to do anything. */
  static String brief(TunnelFailed failure) {
    return switch (failure.reason()) {
      case LOST, ENDED_BY_SERVER -> failure.detail();
      case HOST_KEY_NOT_PINNED ->
          "what answers there shows a host key that is none of the site's ("
              + failure.detail()
              + ") and is told nothing";
      default -> what(failure, failure.detail());
    };
  }

  /** In a line, without a hint. */
  static String what(TunnelFailed failure, String host) {
    String detail = failure.detail();
    return switch (failure.reason()) {
      case KEY_MISSING -> "no such key file: " + detail;
      case KEY_UNUSABLE -> "no private key that can be used: " + detail;
      case KEY_NOT_PRIVATE -> "others can read the key file: " + detail;
      case PASS_PHRASE_NEEDED -> "the key file needs its pass phrase: " + detail;
      case PASS_PHRASE_WRONG -> "wrong pass phrase for " + detail;
      case KNOWN_HOSTS_UNUSABLE -> "cannot read the known hosts: " + detail;
      case NAME_UNKNOWN -> "no such host: " + detail;
      case NO_ANSWER -> detail + " does not answer";
      case CONNECTION_REFUSED -> detail + " refuses connections";
      case NO_ROUTE -> "no way to " + detail;
      case KNOCK_NOT_SENT -> "this host itself lets no datagram out to UDP " + detail;
      case NOT_SSH -> "no SSH session with " + host + ": " + detail;
      case HOST_KEY_UNKNOWN -> "the host key of " + host + " is unknown; it showed " + detail;
      case HOST_KEY_CHANGED ->
          "the host key of " + host + " is another than the one known; it showed " + detail;
      case HOST_KEY_NOT_PINNED ->
          "the host key of " + host + " is none that its site announces; it showed " + detail;
      case HOST_KEY_REVOKED -> "the host key of " + host + " is revoked; it showed " + detail;
      case NOT_STRICT -> host + " does not offer strict key exchange (CVE-2023-48795)";
      case NO_COMMON_ALGORITHM -> "no common algorithm with " + host + " for " + detail;
      case LOGIN_REFUSED -> "the server does not let in " + detail + " with this key";
      case PORT_TAKEN -> "the port is taken: " + detail;
      case PORT_DENIED -> "this user may not listen on " + detail;
      case BIND_UNKNOWN -> "not an address of this host: " + detail;
      case LOST -> "the session was lost: " + detail;
      case ENDED_BY_SERVER -> "the server ended the session: " + detail;
      case NOT_ANNOUNCED -> "nobody says where the site is";
      case GONE -> "the site is gone";
    };
  }

  private static String hint(TunnelFailed failure, Plan plan) {
    String host = plan.login().host();
    String port = plan.login().port().toString();
    boolean knocked = plan.gate() instanceof Gate.Sequence;
    return switch (failure.reason()) {
      case KEY_MISSING -> "ssh-keygen -t ed25519 makes one";
      case KEY_UNUSABLE -> "an OpenSSH private key is needed (ed25519, ecdsa or rsa), not its .pub";
      case KEY_NOT_PRIVATE -> "chmod go= " + failure.detail();
      case PASS_PHRASE_NEEDED ->
          "run it on a terminal, where it can ask, or have ssh-agent hold the key: ssh-add "
              + failure.detail();
      case PASS_PHRASE_WRONG -> "try again";
      case KNOWN_HOSTS_UNUSABLE -> "is it a file that you may read?";
      case NAME_UNKNOWN -> "is the name right? an address works, too";
      case NO_ANSWER ->
          knocked
              ? "is the sequence right, and the port? the gate opens for this address alone"
              : "a host behind a gate needs --knock; is it up, and is port " + port + " right?";
      case CONNECTION_REFUSED -> "does an SSH server listen on port " + port + " there?";
      case NO_ROUTE -> "is this host on the network?";
      case KNOCK_NOT_SENT -> "a firewall here? it must let that out";
      case NOT_SSH ->
          "is it an SSH server that listens on port " + port + "? a busy one hangs up, too";
      case HOST_KEY_UNKNOWN ->
          "get its fingerprint from its owner; when they are equal: ssh-keyscan -p "
              + port
              + " "
              + host
              + " >> "
              + knownHosts(plan);
      case HOST_KEY_CHANGED ->
          "somebody may be in between; ask its owner, and only then: ssh-keygen -f "
              + knownHosts(plan)
              + " -R "
              + (port.equals("22") ? host : "'[" + host + "]:" + port + "'");
      case HOST_KEY_NOT_PINNED ->
          "another machine, or somebody in between; it was sent nothing: ask the site's owner";
      case HOST_KEY_REVOKED -> "do not connect; its owner has a new key";
      case NOT_STRICT -> "its SSH server must be brought up to date (OpenSSH 9.6, or patched)";
      case NO_COMMON_ALGORITHM -> "its SSH server must be brought up to date";
      case LOGIN_REFUSED -> "does its authorized_keys hold the public half, and is the user right?";
      case PORT_TAKEN -> "another one, or 0 for any";
      case PORT_DENIED -> "a port from 1024 on";
      case BIND_UNKNOWN -> "ip address shows those there are";
      case LOST, ENDED_BY_SERVER, NOT_ANNOUNCED, GONE -> "run it again";
    };
  }

  private static String knownHosts(Plan plan) {
    return plan.hostKeys() instanceof HostKeyRule.Known known ? known.file().toString() : "";
  }

  static int exit(TunnelFailed.Reason reason) {
    return switch (reason) {
      case HOST_KEY_UNKNOWN, HOST_KEY_CHANGED, HOST_KEY_REVOKED, HOST_KEY_NOT_PINNED, NOT_STRICT ->
          Exit.UNVERIFIED;
      case LOGIN_REFUSED, NO_COMMON_ALGORITHM -> Exit.REFUSED;
      case NAME_UNKNOWN, NO_ANSWER, CONNECTION_REFUSED, NO_ROUTE, NOT_SSH, LOST, NOT_ANNOUNCED ->
          Exit.UNREACHABLE;
      default -> Exit.FAILED;
    };
  }
}
