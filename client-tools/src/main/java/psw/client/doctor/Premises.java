package psw.client.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import psw.gate.rules.KnockKind;
import psw.gate.rules.Settings;
import psw.wire.announcement.GateKind;
import psw.wire.announcement.SshEnd;
import psw.wire.value.Port;

/**
 * Whether this host does what its site announces. Where a router stands before all addresses that
 * are announced, it may have other ports than the host.
 */
final class Premises {
  private final Here here;
  private final boolean behindRouter;
  private final Consumer<Finding> told;

  Premises(Here here, boolean behindRouter, Consumer<Finding> told) {
    this.here = here;
    this.behindRouter = behindRouter;
    this.told = told;
  }

  /** Whether what is announced of the gate is what is received here, and what its rules take. */
  void gate(Optional<GateKind> said) {
    if (said.isEmpty()) {
      told.accept(Finding.of(here.gate().isPresent() ? What.RULES_UNSAID : What.NO_GATE));
      return;
    }
    here.unread().ifPresent(why -> told.accept(Finding.of(What.RULES_UNREAD, why)));
    Optional<Finding> wrong = here.gate().flatMap(rules -> contradiction(rules, said.get()));
    wrong.ifPresent(told);
    if (said.get().down()) {
      told.accept(Finding.of(What.GATE_DOWN));
    } else if (said.get().spa().isPresent()) {
      Finding received = received(said.get().spa().get());
      if (received.isWrong() || wrong.isEmpty()) {
        told.accept(received);
      }
    } else if (wrong.isEmpty()) {
      told.accept(Finding.of(What.SEQUENCE));
    }
  }

  private Optional<Finding> contradiction(Settings rules, GateKind said) {
    Set<KnockKind> taken = rules.knocks();
    if (said.spa().isPresent() && !taken.contains(KnockKind.SPA)) {
      return Optional.of(Finding.of(What.RULES_TAKE_SEQUENCE));
    }
    if (said.spa().isEmpty() && !taken.contains(KnockKind.SEQUENCE)) {
      return Optional.of(Finding.of(What.RULES_TAKE_DATAGRAM));
    }
    return said.spa()
        .filter(port -> !behindRouter && !port.equals(rules.spa()))
        .map(port -> Finding.of(What.RULES_OTHER_PORT, port.toString(), rules.spa().toString()));
  }

  private Finding received(Port said) {
    Port inside = behindRouter ? here.gate().map(Settings::spa).orElse(said) : said;
    if (here.udp().contains(inside.number())) {
      return Finding.of(What.DATAGRAM, said.toString(), inside.toString());
    }
    // without settings the gate may be another host's
    What what = here.gate().isPresent() ? What.NOT_RECEIVED : What.RECEIVED_ELSEWHERE;
    return Finding.of(what, inside.toString());
  }

  /**
   * Whether somebody listens where the SSH server is said to be, and the rules let others to it.
   */
  void ssh(SshEnd said, boolean gated) {
    Set<Integer> inside = inside(said.port());
    Optional<Integer> missing =
        inside.stream().filter(port -> !here.tcp().contains(port)).sorted().findFirst();
    if (missing.isPresent()) {
      boolean known = !behindRouter || here.gate().isPresent();
      told.accept(
          Finding.of(
              known ? What.NOT_LISTENING : What.LISTENING_ELSEWHERE, missing.get().toString()));
    } else {
      String ports =
          inside.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
      told.accept(Finding.of(What.SSH, said.port().toString(), said.hostKeys().get(0), ports));
    }
    if (gated && !behindRouter && here.gate().filter(rules -> !lets(rules, said)).isPresent()) {
      told.accept(Finding.of(What.RULES_SHUT, said.port().toString()));
    }
  }

  // behind a router that has another port, those that the gate hides
  private Set<Integer> inside(Port said) {
    List<Port> hidden = here.gate().map(Settings::ssh).orElse(List.of());
    return !behindRouter || hidden.isEmpty() || hidden.contains(said)
        ? Set.of(said.number())
        : hidden.stream().map(Port::number).collect(Collectors.toSet());
  }

  private static boolean lets(Settings rules, SshEnd said) {
    return rules.ssh().contains(said.port()) || rules.tcp().contains(said.port());
  }
}
