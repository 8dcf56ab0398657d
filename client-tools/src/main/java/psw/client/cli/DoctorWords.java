package psw.client.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psw.client.doctor.Finding;

/** What the doctor finds, put in words. */
final class DoctorWords {
  private DoctorWords() {}

  static String step(Finding finding) {
    return finding.step().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String state(Finding finding) {
    return switch (finding.what().state()) {
      case OK -> "ok";
      case UNKNOWN -> "-";
      case WRONG -> "WRONG";
    };
  }

  static String of(Finding finding) {
    List<String> facts = finding.facts();
    return switch (finding.what()) {
      case PAIRED -> facts.get(0) + " is " + facts.get(1);
      case STRANGER ->
          facts.get(0) + " is " + facts.get(1) + ", which this device is not paired with";
      case ANNOUNCED -> facts.get(0) + " has what this site announces";
      case NOT_ANNOUNCED ->
          facts.get(0) + ": " + facts.get(1) + (facts.get(2).isEmpty() ? "" : ", " + facts.get(2));
      case NOWHERE -> "this site is announced nowhere";
      case REACHED_AT -> facts.get(0) + known(facts.get(1));
      case PRIVATE -> facts.get(0) + known(facts.get(1)) + ": for those in the same network";
      case SEEN_ELSEWHERE -> "a rendez-vous sees this host at " + facts.get(0) + ", not announced";
      case ONLY_PRIVATE -> "nobody outside of this network reaches this site";
      case SSH -> "an SSH server at port " + facts.get(0) + ", host key " + facts.get(1);
      case NO_SSH -> "no SSH server is announced";
      case WAY -> facts.get(0) + ", from " + facts.get(1);
      case NO_WAY -> "no way leads to " + facts.get(0) + " from here";
      case NO_WAY_AT_ALL -> "no way leads to any of them";
      case NO_ADDRESS -> "the site announces none";
      case CLOCK_RIGHT -> "right";
      case CLOCK_NEARLY -> clock(facts.get(0)) + "; a gate takes a minute";
      case CLOCK_OFF -> clock(facts.get(0)) + "; a gate takes no more than a minute";
      case CLOCK_UNKNOWN -> "no rendez-vous could be asked what time it is";
      case DATAGRAM -> "it opens to one datagram at UDP port " + facts.get(0);
      case SEQUENCE -> "it opens to a sequence of ports, which this device knows";
      case NO_GATE -> "none is announced";
      case NOT_TOLD -> "there is one, and this device does not know how to knock at it";
      case OTHER_KIND -> "it is of another kind than the one that this device was told of";
      case GATE_DOWN -> "the site says that nobody receives knocks";
      case SENT -> "sent to " + facts.get(0) + " from " + facts.get(1) + asWhom(facts);
      case REJECTED -> facts.get(0) + " says that nobody listens there, as no gate does";
      case OPEN -> facts.get(0) + " open after " + facts.get(1) + " ms";
      case CLOSED -> facts.get(0) + " refuses connections, as no gate does";
      case UNREACHABLE -> "no way leads to " + facts.get(0);
      case SILENT -> facts.get(0) + " does not answer";
      case REFUSED_CLOCK -> "the gate refuses the knock: by its clock " + clock(facts.get(0));
      case REFUSED_SOURCE ->
          "the gate refuses the knock: it came from "
              + facts.get(0)
              + " and says that it is from "
              + facts.get(1);
      case REFUSED_GRANT ->
          "the gate refuses the knock: nothing is granted to this device any more";
      case REFUSED_REPLAY -> "the gate refuses the knock: it had a later one of this device";
      case REFUSED_OFTEN -> "the gate refuses the knock: this device knocks too often";
      case REFUSED_OTHERWISE -> "the gate took the knock, and could not open";
      case OPENED_ELSEWHERE ->
          "the gate opened for " + facts.get(0) + ", and connections come from " + facts.get(1);
      case OPENED_IN_VAIN ->
          "the gate opened for " + facts.get(0) + ", and nobody answers behind it";
      case NOT_HEARD -> "the site says nothing of the knock: it did not arrive, or is nobody's";
      case PINNED -> "it is the one that the site announces";
      case OTHER_KEY -> "it is none that the site announces: " + facts.get(0);
      case NOT_SSH -> "no SSH session: " + facts.get(0);
      case LOGGED_IN -> "this device is let in";
      case LOGIN_REFUSED -> "the site does not let this device in";
      case OWN_KEY -> "the key of this device cannot be used: " + facts.get(0);
      case SERVED -> "it answers";
      case NOT_GRANTED -> "it is not granted to this device";
      case NOT_SERVED -> "it is granted, and does not answer at the site";
    };
  }

  private static String known(String from) {
    return switch (from) {
      case "setting" -> ", as PSW_ADDR says";
      case "interface" -> ", of this host";
      default -> ", where a rendez-vous sees this host";
    };
  }

  private static String asWhom(List<String> facts) {
    return facts.get(1).equals(facts.get(2)) ? "" : ", as " + facts.get(2);
  }

  private static String clock(String seconds) {
    Duration ahead = Duration.ofSeconds(Long.parseLong(seconds));
    long minutes = ahead.abs().toMinutes();
    return "this clock is "
        + (minutes > 0 ? minutes + " min " : "")
        + ahead.abs().toSecondsPart()
        + " s "
        + (ahead.isNegative() ? "behind" : "ahead");
  }

  /** What the user may do about it. */
  static Optional<String> todo(Finding finding, String path) {
    return Optional.ofNullable(
        switch (finding.what()) {
          case STRANGER -> "psw pair    with its owner, who then grants a service";
          case NO_WAY_AT_ALL -> "is this host on the network, and the site in this one?";
          case NO_ADDRESS -> "is it on the network? its owner may set PSW_ADDR";
          case NOT_ANNOUNCED -> "is that rendez-vous up, and the broker's log calm?";
          case NOWHERE -> "psw broker --rendezvous URL    announces it";
          case ONLY_PRIVATE ->
              "its router must forward the SSH port and the gate's UDP port, and a rendez-vous outside"
                  + " see it; or PSW_ADDR says where it is reached";
          case NO_SSH -> "server-config/sshd/install    sets one up";
          case CLOCK_OFF, CLOCK_NEARLY -> "set it: timedatectl set-ntp true";
          case NOT_TOLD, OTHER_KIND -> "pair with its owner again: psw pair";
          case GATE_DOWN -> "its owner starts it: systemctl start psw-gate";
          case REJECTED ->
              "do the site's rules hide the port, and is it the right one? ask its owner";
          case CLOSED -> "ask its owner: is it the right port, and are the gate's rules loaded?";
          case UNREACHABLE -> "is this host on the network?";
          case REFUSED_CLOCK -> "set the wrong one of the two: timedatectl set-ntp true";
          case REFUSED_SOURCE ->
              "this network sends knocks and connections by different addresses; the owner may take"
                  + " either: psw grant YOU SERVICE --source network";
          case REFUSED_GRANT -> "ask its owner for: psw grant YOU SERVICE";
          case REFUSED_REPLAY -> "was this clock set back? it mends itself when that time has come";
          case REFUSED_OFTEN -> "wait for a few seconds";
          case REFUSED_OTHERWISE -> "its owner looks at: journalctl -u psw-gate";
          case OPENED_ELSEWHERE ->
              "this network sends knocks and connections by different addresses: try another network";
          case OPENED_IN_VAIN ->
              "does its SSH server run (systemctl status psw-sshd)? else something on the way blocks"
                  + " the port";
          case NOT_HEARD ->
              "is UDP port "
                  + finding.facts().get(0)
                  + " blocked on the way? try another network; else ask its owner whether this device"
                  + " is still a peer: psw peers";
          case OTHER_KEY ->
              "another machine, or somebody in between; nothing was sent: ask its owner";
          case NOT_SSH -> "is it an SSH server? ask its owner";
          case LOGIN_REFUSED -> "ask its owner for: psw grant YOU SERVICE";
          case OWN_KEY -> "psw open says more about it";
          case NOT_GRANTED -> "ask its owner for: psw grant YOU " + path.replaceFirst(".*/", "");
          case NOT_SERVED -> "its owner starts it";
          default -> null;
        });
  }

  static int exit(Finding finding) {
    return switch (finding.what()) {
      case OTHER_KEY -> Exit.UNVERIFIED;
      case REFUSED_CLOCK,
          REFUSED_SOURCE,
          REFUSED_GRANT,
          REFUSED_REPLAY,
          REFUSED_OFTEN,
          LOGIN_REFUSED,
          NOT_GRANTED,
          NOT_TOLD,
          OTHER_KIND ->
          Exit.REFUSED;
      case CLOCK_OFF, OWN_KEY, NO_WAY_AT_ALL, ONLY_PRIVATE, NO_SSH, NOWHERE -> Exit.FAILED;
      default -> Exit.UNREACHABLE;
    };
  }
}
