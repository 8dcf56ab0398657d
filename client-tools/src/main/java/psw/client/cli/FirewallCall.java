package psw.client.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.NotLoaded;
import psw.gate.rules.Rules;

/** A command about this host's firewall. */
abstract class FirewallCall extends Action {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "/run/psw-firewall",
      description = "where it keeps what is not confirmed (default ${DEFAULT-VALUE})")
  private Path state;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      defaultValue = "/etc/psw/firewall",
      description = "what the host loads at its next start (default ${DEFAULT-VALUE})")
  private Path keep;

  @Override
  public final Integer call() {
    Optional<Firewall> firewall = Firewall.here(state, keep);
    if (firewall.isEmpty()) {
      return console()
          .fail(
              Exit.FAILED,
              "neither iptables nor nft is here",
              "apt-get install iptables    or nftables; as root, with /usr/sbin in PATH");
    }
    try {
      return run(firewall.get());
    } catch (NotLoaded e) {
      return console()
          .fail(
              Exit.FAILED,
              e.backend().program() + " refuses the rules, so nothing was changed:",
              e.getMessage());
    } catch (GateConf.Bad e) {
      return console().fail(Exit.FAILED, e.getMessage(), "docs/operations.md lists the keys");
    } catch (IOException e) {
      return console()
          .fail(Exit.FAILED, "cannot do it: " + e.getMessage(), "only root may change the rules");
    }
  }

  abstract int run(Firewall firewall) throws IOException, NotLoaded;

  /** The rules that a file of settings asks for; a new site's where there is none. */
  final Rules rules(Path file) throws IOException {
    return Rules.of(settings(file));
  }

  /** What a file of settings says; a new site's where there is none. */
  final psw.gate.rules.Settings settings(Path file) throws IOException {
    try {
      return GateConf.read(file);
    } catch (NoSuchFileException e) {
      console().say("no settings in " + file + ": those of a new site");
      return GateConf.ofNewSite();
    }
  }
}
