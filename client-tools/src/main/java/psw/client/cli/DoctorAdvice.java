package psw.client.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import psw.client.doctor.Finding;
import psw.client.doctor.What;
import psw.wire.value.IpAddress;

/** What may be done about what the doctor finds, in words. */
final class DoctorAdvice {
  private static final String OWNER = " its owner runs: psw doctor";
  private static final String OTHER_WAYS =
      "UDP and TCP leave this network by different addresses, and a gate opens for one alone: try"
          + " another network";

  private DoctorAdvice() {}

  /**
   * A line for each thing to try, the likeliest first; mostly none.
   *
   * @param path the site, perhaps with a service, as it was asked for
   */
  static List<String> of(Finding finding, String path) {
    List<String> facts = finding.facts();
    if (finding.what().state() == What.State.WRONG && !finding.isWrong()) {
      return List.of(); // it is in nobody's way
    }
    return switch (finding.what()) {
      case FORWARDED ->
          List.of(
              "its router must forward "
                  + ports(facts.get(2), facts.get(3))
                  + " to this host; whether it does shows outside alone: psw doctor SITE there");
      case REJECTED ->
          lines(
              router(facts.get(0), "UDP port " + facts.get(1)),
              "do the site's rules hide the port, and is it the right one?" + OWNER);
      case CLOSED_BEHIND ->
          List.of(
              "most likely the gate opened, and no SSH server runs behind it: its owner runs"
                  + " systemctl start psw-sshd",
              "else its rules are not loaded, or another port is right:" + OWNER);
      case SILENT -> List.of(silent(facts.get(0), facts.get(1)));
      case NOT_HEARD ->
          lines(
              "do the site's rules take such a knock, at that port?" + OWNER,
              router(facts.get(1), "UDP port " + facts.get(0)),
              "is UDP port " + facts.get(0) + " blocked on the way? try another network",
              "is this device a peer still? its owner runs: psw peers");
      default -> one(finding, path).stream().toList();
    };
  }

  private static List<String> lines(String... lines) {
    return Stream.of(lines).filter(line -> !line.isEmpty()).toList();
  }

  // in one network there is no router in between
  private static String router(String address, String port) {
    return new IpAddress(address).isWide() ? forwarded(port) : "";
  }

  private static String forwarded(String port) {
    return "where the site is behind a router, does that forward " + port + " to it?";
  }

  private static String silent(String where, String address) {
    return new IpAddress(address).isWide()
        ? forwarded("TCP port " + where.replaceFirst(".*:", ""))
        : "is this host in the site's own network? nobody else reaches that address";
  }

  private static String ports(String tcp, String udp) {
    return String.join(
        " and ", lines(tcp.isEmpty() ? "" : "TCP " + tcp, udp.isEmpty() ? "" : "UDP " + udp));
  }

  private static Optional<String> one(Finding finding, String path) {
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
          case NOT_LISTENING -> "systemctl start psw-sshd; or PSW_SSH_PORT says the right port";
          case LISTENING_ELSEWHERE -> "right only if it is its router's: PSW_OUTSIDE_SSH_PORT";
          case NOT_HERE -> "psw doctor    there";
          case RULES_UNREAD -> "sudo psw doctor";
          case NOT_RECEIVED ->
              "systemctl restart psw-gate, which takes its port from " + GateConf.FILE;
          case RECEIVED_ELSEWHERE ->
              "right only if the gate is another host's; else: systemctl start psw-gate";
          case RULES_TAKE_SEQUENCE ->
              "knock = spa there, then psw firewall apply; or PSW_KNOCK_PORTS for the broker, not"
                  + " PSW_SPA_PORT";
          case RULES_TAKE_DATAGRAM ->
              "PSW_SPA_PORT for the broker; or knock = sequence there, then psw firewall apply";
          case RULES_OTHER_PORT ->
              "one number for both: spa-port there (psw firewall apply; systemctl restart psw-gate),"
                  + " PSW_SPA_PORT for the broker";
          case RULES_SHUT -> "name it there as ssh, then psw firewall apply";
          case RULES_UNSAID ->
              "where its rules are loaded (psw firewall status) the broker needs PSW_SPA_PORT";
          case CLOCK_OFF, CLOCK_NEARLY -> "set it: timedatectl set-ntp true";
          case NOT_TOLD, OTHER_KIND -> "pair with its owner again: psw pair";
          case GATE_DOWN -> "its owner starts it: systemctl restart psw-gate";
          case NOT_SENT -> "a firewall here? it must let that out";
          case CLOSED -> "does an SSH server run there, is it the right port?" + OWNER;
          case UNREACHABLE -> "is this host on the network?";
          case REFUSED_CLOCK -> "set the wrong one of the two: timedatectl set-ntp true";
          case REFUSED_SOURCE, OPENED_ELSEWHERE -> OTHER_WAYS;
          case REFUSED_UNSEEN ->
              "no rendez-vous could say as whom this host is seen: PSW_RENDEZVOUS names one";
          case REFUSED_GRANT, LOGIN_REFUSED -> "ask its owner for: psw grant YOU SERVICE";
          case REFUSED_REPLAY ->
              DoctorWords.isBehind(finding)
                  ? "it was set back: timedatectl set-ntp true"
                  : "wait for a minute: this clock was ahead until now, or the gate began anew; else"
                      + " its owner looks at: journalctl -u psw-gate";
          case REFUSED_OFTEN -> "wait for a few seconds";
          case REFUSED_OTHERWISE -> "its owner looks at: journalctl -u psw-gate";
          case OPENED_IN_VAIN ->
              "does its SSH server run (systemctl status psw-sshd)? else something on the way blocks"
                  + " the port";
          case OPENED_UNSEEN ->
              "do connections leave by another address than datagrams (a router, a privacy address)? a"
                  + " rendez-vous that is reached over "
                  + finding.facts().get(1)
                  + " would tell; else: does its SSH server run, or does something block the port?";
          case OTHER_KEY ->
              "another machine, or somebody in between; nothing was sent: ask its owner";
          case NOT_SSH -> "is it an SSH server? ask its owner";
          case OWN_KEY -> "psw open says more about it";
          case NOT_GRANTED -> "ask its owner for: psw grant YOU " + path.replaceFirst(".*/", "");
          case NOT_SERVED -> "its owner starts it";
          default -> null;
        });
  }
}
