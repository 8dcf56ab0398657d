package psw.client.cli;

import java.util.ArrayList;
import java.util.List;
import psw.gate.rules.KnockKind;
import psw.gate.status.Status;
import psw.gate.status.Warning;

/** What the owner of a gate should know, and do. */
final class WarningWords {
  private WarningWords() {}

  static List<String> lines(Status status) {
    List<String> lines = new ArrayList<>();
    for (Warning warning : status.warnings()) {
      lines.add("");
      lines.add("warning: " + what(warning));
      lines.add("  " + advice(warning, status.settings()));
    }
    return lines;
  }

  static String what(Warning warning) {
    String what = String.join(", ", warning.what());
    return switch (warning.kind()) {
      case NOT_BACK ->
          "what was applied was not confirmed and could NOT be taken back: " + FileWords.line(what);
      case CHANGED ->
          "the rules in the kernel are none that were applied here: what they hide, open and let in"
              + " is not known, and may be otherwise than said above";
      case FORMER ->
          "rules of the gate are loaded by "
              + what
              + " as well, which is used no more since iptables is here: what they drop stays"
              + " dropped";
      case IPV6_OPEN -> "IPv6 is left open, at " + what;
      case IPV4_OPEN -> "IPv4 is left open, at " + what;
      case PUBLISHED -> "published ports pass by the gate: " + what;
      case SHORT_LISTS -> "a list of the kernel holds " + what + " addresses, then the oldest go";
      case LISTS_NOT_WRITABLE -> "the receiver may not write " + what + ", so it lets in nobody";
      case NO_HELPER -> "the receiver lets in nobody: there is no " + what;
      case NOT_FIRST -> "rules of others stand before ours: " + what;
      case OTHERS_DROP -> "what these tables drop stays dropped, also for who knocked: " + what;
      case LEGACY ->
          "what rules of the older kind drop stays dropped, also for who knocked: " + what;
      case SSH_OPEN -> "an SSH server is open to everybody without a knock, on port " + what;
      case SSH_SHUT -> "an SSH server is reached by nobody from elsewhere, on port " + what;
      case TOLD_DATAGRAM ->
          "the broker tells devices to knock at UDP port "
              + what
              + ", where this gate takes no knock";
      case TOLD_NO_DATAGRAM -> "the broker tells nobody of the datagrams that open this gate";
      case TOLD_SEQUENCE -> "the broker tells another sequence of knocks than opens this gate";
      case TOLD_SSH ->
          "the broker announces the SSH port " + what + ", which this gate keeps shut to everybody";
    };
  }

  static String advice(Warning warning, psw.gate.rules.Settings settings) {
    return switch (warning.kind()) {
      case NOT_BACK -> "mend that, then: psw firewall rollback";
      case CHANGED -> "somebody changed them since; psw firewall show, then apply";
      case FORMER -> "psw firewall apply takes them away; then systemctl restart psw-gate";
      case IPV6_OPEN, IPV4_OPEN -> "psw firewall apply loads both families";
      case PUBLISHED ->
          "publish on loopback alone (docker run -p 127.0.0.1:PORT:PORT), or filter in DOCKER-USER";
      case SHORT_LISTS ->
          "in /etc/modprobe.d/psw.conf, for the next start: options xt_recent ip_list_tot=4096"
              + " ip_list_hash_size=4096 ip_list_perms=0640";
      case LISTS_NOT_WRITABLE ->
          "chown root:psw-gate, and chmod 0660; psw-gate does it at its start";
      case NO_HELPER -> "systemctl enable --now psw-admit.socket";
      case NOT_FIRST -> "what they let in passes by the gate; psw firewall apply puts ours first";
      case LEGACY ->
          "iptables does not show them: "
              + String.join(" -S; ", warning.what())
              + " -S    and move them, or let the hidden ports and the knocks through there";
      case OTHERS_DROP -> "let the hidden ports and the knocks through there, too";
      case SSH_OPEN -> "hide it: \"ssh\" instead of \"open\" in the settings";
      case SSH_SHUT -> "if it is to be reached, name it in \"ssh\" in the settings";
      case TOLD_DATAGRAM, TOLD_NO_DATAGRAM -> broker(datagrams(settings));
      case TOLD_SEQUENCE -> broker("PSW_KNOCK_PORTS as in \"sequence\"") + "; peers pair again";
      case TOLD_SSH -> "name it in \"ssh\" in the settings; or, " + broker("another PSW_SSH_PORT");
    };
  }

  private static String datagrams(psw.gate.rules.Settings settings) {
    return settings.knocks().contains(KnockKind.SPA)
        ? "PSW_SPA_PORT=" + settings.spa()
        : "no PSW_SPA_PORT";
  }

  private static String broker(String setting) {
    return "for the broker "
        + setting
        + " (/etc/psw/broker.env), then systemctl restart psw-broker";
  }
}
