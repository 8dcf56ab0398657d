package psw.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.InUse;
import psw.gate.firewall.NotLoaded;
import psw.gate.firewall.UnderWay;
import psw.gate.rules.Lan;
import psw.gate.rules.Network;
import psw.wire.value.BadValue;

/** A command about this host's firewall. */
abstract class FirewallCall extends Action {
  // unlike /sys it shows those of this process's network; two lines of titles, then NAME: NUMBERS
  private static final Path INTERFACES = Path.of("/proc/net/dev");

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
              e.getMessage().lines().toArray(String[]::new));
    } catch (InUse e) {
      return console()
          .fail(
              Exit.FAILED,
              e.network()
                  + " cannot stand for services of other sites, it is in use: "
                  + e.getMessage(),
              "lan-network = 10.200.0.0/16 or another free one in /etc/psw/gate.conf, and PSW_LAN");
    } catch (GateConf.Bad e) {
      return console().fail(Exit.FAILED, e.getMessage(), GateConf.Bad.hint());
    } catch (UnderWay e) {
      return console()
          .fail(
              Exit.FAILED,
              "another psw firewall is under way, so nothing was done",
              "psw firewall status    says what came of it");
    } catch (IOException e) {
      return console().fail(Exit.FAILED, "cannot do it: " + FileWords.of(e), hint());
    }
  }

  private static String hint() {
    return isRoot()
        ? "psw firewall status    says how things stand"
        : "only root may change the rules";
  }

  /** Whether root asks. */
  static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Says that earlier rules could not be taken back. */
  final int notBack(Firewall firewall) throws IOException {
    return console()
        .fail(
            Exit.FAILED,
            "not all rules could be put back: " + FileWords.line(firewall.hindrance().orElse("")),
            "mend that, then: psw firewall rollback");
  }

  /** {@code --lan}, which stands for a line of the file of settings. */
  static final class Interface implements ITypeConverter<Lan> {
    @Override
    public Lan convert(String text) {
      try {
        return Lan.parse(List.of(text.split(",", -1)), Lan.USUAL);
      } catch (BadValue e) {
        throw WrongUsage.refused(text, "1 to 8 interfaces of your network are needed, as eth1");
      }
    }
  }

  abstract int run(Firewall firewall) throws IOException, NotLoaded, InUse;

  /** As {@link #settings(Optional)}, with a network behind this host. */
  final psw.gate.rules.Settings settings(Optional<Path> file, Optional<Lan> lan)
      throws IOException {
    psw.gate.rules.Settings read = settings(file);
    psw.gate.rules.Settings wanted = lan.isEmpty() ? read : with(lan.get(), read);
    if (wanted.lan().isPresent()) {
      warn(wanted.lan().get());
    }
    return wanted;
  }

  private static psw.gate.rules.Settings with(Lan lan, psw.gate.rules.Settings read) {
    // the network is the file's if it names one
    Network network = read.lan().map(Lan::network).orElse(lan.network());
    return read.with(new Lan(lan.interfaces(), network));
  }

  // no more than that: a gateway may be set up before its network is
  private void warn(Lan lan) throws IOException {
    List<String> here = interfaces();
    for (String name : lan.interfaces()) {
      if (!here.contains(name)) {
        console().say("there is no interface " + name + " here now");
        console().hint("ip -brief link    shows those there are");
      }
    }
  }

  private static List<String> interfaces() throws IOException {
    return Files.readAllLines(INTERFACES).stream()
        .filter(line -> line.contains(":"))
        .map(line -> line.substring(0, line.indexOf(':')).strip())
        .toList();
  }

  /** What a file of settings says; the usual one may be missing, as that of a new site. */
  final psw.gate.rules.Settings settings(Optional<Path> file) throws IOException {
    Path asked = file.orElse(GateConf.FILE);
    try {
      return GateConf.read(asked);
    } catch (NoSuchFileException e) {
      if (file.isPresent()) {
        throw new GateConf.Bad("no such file: " + asked);
      }
      console().say("no settings in " + asked + ": those of a new site");
      return GateConf.ofNewSite();
    }
  }
}
