package psw.client.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import psw.client.doctor.Finding;

/** What the doctor finds, put in words. */
final class DoctorWords {
  private DoctorWords() {}

  static String step(Finding finding) {
    return finding.step().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String state(Finding finding) {
    return switch (finding.state()) {
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
      case FORWARDED -> facts.get(0) + known(facts.get(1)) + ": not of this host, so its router's";
      case PRIVATE -> facts.get(0) + known(facts.get(1)) + ": for those in the same network";
      case SEEN_ELSEWHERE -> "a rendez-vous sees this host at " + facts.get(0) + ", not announced";
      case ONLY_PRIVATE -> "nobody outside of this network reaches this site";
      case SSH ->
          "an SSH server at port "
              + facts.get(0)
              + inside(facts.get(0), facts.get(2))
              + ", host key "
              + facts.get(1);
      case NOT_LISTENING -> "no SSH server: nobody listens at TCP port " + facts.get(0);
      case LISTENING_ELSEWHERE -> "nobody listens at TCP port " + facts.get(0) + " of this host";
      case NOT_HERE -> "the broker is on another host: who listens there is not seen from here";
      case NO_SSH -> "no SSH server is announced";
      case WAY -> facts.get(0) + ", from " + facts.get(1);
      case NO_WAY -> "no way leads to " + facts.get(0) + " from here";
      case NO_WAY_AT_ALL -> "no way leads to any of them";
      case NO_ADDRESS -> "the site announces none";
      case CLOCK_RIGHT -> "right";
      case CLOCK_NEARLY -> clock(facts.get(0)) + "; a gate takes a minute";
      case CLOCK_OFF -> clock(facts.get(0)) + "; a gate takes no more than a minute";
      case CLOCK_UNKNOWN -> "no rendez-vous could be asked what time it is";
      case DATAGRAM ->
          "it opens to one datagram at UDP port "
              + facts.get(0)
              + inside(facts.get(0), facts.get(1));
      case SEQUENCE -> "it opens to a sequence of ports, which this device knows";
      case NO_GATE -> "none is announced";
      case NOT_TOLD -> "there is one, and this device does not know how to knock at it";
      case OTHER_KIND -> "it is of another kind than the one that this device was told of";
      case GATE_DOWN -> "the site says that nobody receives knocks";
      case NOT_RECEIVED -> "nobody receives knocks: nobody listens at UDP port " + facts.get(0);
      case RECEIVED_ELSEWHERE -> "nobody listens at UDP port " + facts.get(0) + " of this host";
      case RULES_TAKE_SEQUENCE ->
          "one datagram is announced, and by " + GateConf.FILE + " a sequence alone opens it";
      case RULES_TAKE_DATAGRAM ->
          "a sequence is announced, and by " + GateConf.FILE + " one datagram alone opens it";
      case RULES_OTHER_PORT ->
          "knocks are announced for UDP port "
              + facts.get(0)
              + ", and by "
              + GateConf.FILE
              + " they go to "
              + facts.get(1);
      case RULES_SHUT -> "by " + GateConf.FILE + " a knock does not open TCP port " + facts.get(0);
      case RULES_UNSAID -> "none is announced, and " + GateConf.FILE + " is there";
      case RULES_UNREAD -> "whether its rules are as announced is not known: " + facts.get(0);
      case SENT -> "sent to " + facts.get(0) + " from " + facts.get(1) + asWhom(facts);
      case REJECTED -> facts.get(0) + " says that nobody listens there, as no gate does";
      case NOT_SENT ->
          "this host itself sends nothing to UDP port " + facts.get(1) + " of " + facts.get(0);
      case OPEN -> facts.get(0) + " open after " + facts.get(1) + " ms";
      case CLOSED -> facts.get(0) + " refuses connections, as no gate does";
      case CLOSED_BEHIND -> facts.get(0) + " refuses connections after the knock";
      case UNREACHABLE -> "no way leads to " + facts.get(0);
      case SILENT -> facts.get(0) + " does not answer";
      case REFUSED_CLOCK -> "the gate refuses the knock: by its clock " + clock(facts.get(0));
      case REFUSED_SOURCE, REFUSED_UNSEEN ->
          "the gate refuses the knock: it came from "
              + facts.get(0)
              + " and says that it is from "
              + facts.get(1);
      case REFUSED_GRANT -> "the gate refuses the knock: nothing is granted to this device";
      case REFUSED_REPLAY ->
          "the gate refuses the knock: it "
              + (isBehind(finding)
                  ? "had a later one of this device, and by its clock " + clock(facts.get(0))
                  : "had a later one of this device, or may have had");
      case REFUSED_OFTEN -> "the gate refuses the knock: this device knocks too often";
      case REFUSED_OTHERWISE -> "the gate took the knock, and could not open";
      case OPENED_ELSEWHERE ->
          "the gate opened for " + facts.get(0) + ", and connections come from " + facts.get(1);
      case OPENED_IN_VAIN, OPENED_UNSEEN ->
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

  /** Whether by the gate's clock this one was set back; a second is what rounding may cost. */
  static boolean isBehind(Finding finding) {
    return Long.parseLong(finding.facts().get(0)) < -1;
  }

  private static String known(String from) {
    return switch (from) {
      case "setting" -> ", as PSW_ADDR says";
      case "interface" -> ", of this host";
      default -> ", where a rendez-vous sees this host";
    };
  }

  private static String inside(String said, String here) {
    return said.equals(here) ? "" : ", which is " + here + " here";
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

  static int exit(Finding finding) {
    return switch (finding.what()) {
      case OTHER_KEY -> Exit.UNVERIFIED;
      case REFUSED_CLOCK,
          REFUSED_SOURCE,
          REFUSED_UNSEEN,
          REFUSED_GRANT,
          REFUSED_REPLAY,
          REFUSED_OFTEN,
          LOGIN_REFUSED,
          NOT_GRANTED,
          NOT_TOLD,
          OTHER_KIND ->
          Exit.REFUSED;
      case CLOCK_OFF,
          OWN_KEY,
          NO_WAY_AT_ALL,
          NOT_SENT,
          ONLY_PRIVATE,
          NO_SSH,
          NOWHERE,
          RULES_TAKE_SEQUENCE,
          RULES_TAKE_DATAGRAM,
          RULES_OTHER_PORT,
          RULES_SHUT ->
          Exit.FAILED;
      default -> Exit.UNREACHABLE;
    };
  }
}
