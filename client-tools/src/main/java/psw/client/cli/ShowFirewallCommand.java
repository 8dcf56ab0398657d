package psw.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.gate.firewall.Difference;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.NotLoaded;
import psw.gate.rules.Lan;
import psw.gate.rules.Rules;

/** psw firewall show. */
@Command(
    name = "show",
    description = {
      "What would change with the gate's rules.",
      "It loads them into a network of their own, compares, and changes nothing."
    },
    footer = "  psw firewall show")
final class ShowFirewallCommand extends FirewallCall {
  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "what the rules are to say (default /etc/psw/gate.conf)")
  private Optional<Path> settings;

  @Option(
      names = "--lan",
      paramLabel = "IFACE",
      converter = Interface.class,
      description = "the network behind this host that is to reach services of other sites")
  private Optional<Lan> lan;

  @Override
  int run(Firewall firewall) throws IOException, NotLoaded {
    Rules rules = Rules.of(settings(settings, lan));
    List<Difference> all = firewall.show(rules);
    List<String> local = firewall.showLocal(rules);
    for (Difference one : all) {
      if (!one.isNone()) {
        console().result("# " + one.backend().program());
        one.lines().forEach(console()::result);
      }
    }
    if (!local.isEmpty()) {
      console().result("# ip route");
      local.forEach(console()::result);
    }
    if (local.isEmpty() && all.stream().allMatch(Difference::isNone)) {
      console().say("nothing would change");
    }
    return Exit.DONE;
  }
}
