package psw.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.InUse;
import psw.gate.firewall.NotLoaded;
import psw.gate.rules.Lan;
import psw.gate.rules.Rules;
import psw.gate.status.Beside;
import psw.gate.status.Beside.Lack;
import psw.gate.status.Others;
import psw.gate.status.Untracked;
import psw.gate.status.Warning;

/** psw firewall apply. */
@Command(
    name = "apply",
    description = {
      "Load the gate's rules, and go back unless they are confirmed.",
      "They are tried in a network of their own first. What others have in the firewall",
      "stays. Then log in anew, through the gate, and say psw firewall confirm: if you",
      "cannot, things are as before after a minute, whatever becomes of this login."
    },
    footer = "  psw firewall apply --within 120")
final class ApplyFirewallCommand extends FirewallCall {
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(10);

  /** Seconds of it. */
  static final class Within implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (text.matches("[0-9]{1,4}")) {
        Duration within = Duration.ofSeconds(Long.parseLong(text));
        if (within.compareTo(LEAST) >= 0 && within.compareTo(MOST) <= 0) {
          return within;
        }
      }
      throw WrongUsage.refused(text, "whole seconds are needed, 5 to 600");
    }
  }

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

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      converter = Within.class,
      defaultValue = "60",
      description = "the time to confirm in, 5 to 600 (default ${DEFAULT-VALUE})")
  private Duration within;

  @Override
  int run(Firewall firewall) throws IOException, NotLoaded, InUse {
    psw.gate.rules.Settings wanted = settings(settings, lan);
    warn(Beside.of(wanted));
    warn(Untracked.count());
    for (Warning other : Others.here(firewall.backends()).warnings()) {
      console().say(WarningWords.what(other));
      console().hint(WarningWords.advice(other, wanted));
    }
    boolean moves = firewall.former().isPresent();
    return switch (firewall.apply(Rules.of(wanted), within)) {
      case DONE -> {
        console().result("applied; back again in " + within.toSeconds() + " s unless confirmed");
        if (moves) {
          console().hint("the receiver lets in by nftables still: systemctl restart psw-gate");
        }
        wanted.lan().ifPresent(network -> explain(network, file()));
        // now: what was started again meanwhile is not to be named
        also(Beside.of(wanted)).forEach(console()::hint);
        console().hint("log in anew, then: psw firewall confirm");
        yield Exit.DONE;
      }
      case WAITING ->
          console()
              .fail(
                  Exit.FAILED,
                  "what was applied before still waits to be confirmed",
                  "psw firewall confirm    or psw firewall rollback");
      case STUCK -> notBack(firewall);
    };
  }

  private void explain(Lan network, Path file) {
    console()
        .hint(
            "psw up --lan    gives each service an address of "
                + network.network()
                + ", which "
                + String.join(", ", network.interfaces())
                + " reaches");
    if (lan.isPresent()) {
      console()
          .hint("lan = " + String.join(", ", network.interfaces()) + " in " + file + " for good");
    }
  }

  private Path file() {
    return settings.orElse(GateConf.FILE);
  }

  private void warn(Beside beside) throws IOException {
    Path keys = Settings.shareDirectory().resolve("gate.keys");
    List<Lack> lacks = beside.lacks(keys, Clock.systemUTC().instant());
    if (!lacks.isEmpty()) {
      console()
          .say(
              "as far as can be seen here NO NEW LOGIN WILL BE POSSIBLE: "
                  + lacks.stream()
                      .map(lack -> words(lack, beside, keys))
                      .collect(Collectors.joining("; ")));
      console().say("all comes back by itself in " + within.toSeconds() + " s");
      console()
          .hint(
              "until a device of yours has knocked here, keep a way in: open = 22/tcp, and 22 not in"
                  + " \"ssh\", in "
                  + file());
    }
  }

  private void warn(long untracked) {
    if (untracked > 0) {
      console()
          .say(
              "connections that are open already ("
                  + untracked
                  + ") were not tracked before: on one that is idle nothing comes in until this host"
                  + " sends something");
    }
  }

  private static String words(Lack lack, Beside beside, Path keys) {
    return switch (lack) {
      case RECEIVER -> "no receiver of knocks runs (systemctl enable --now psw-gate)";
      case PORT ->
          "the receiver of knocks is not at UDP port "
              + beside.settings().spa()
              + " (systemctl restart psw-gate)";
      case KEY -> "nobody has a key to knock with in " + keys + " (psw pair, psw grant)";
    };
  }

  /** What else must be changed or started again with these rules. */
  private static List<String> also(Beside beside) {
    List<String> also = new ArrayList<>();
    beside
        .receiver()
        .filter(one -> one.receiver() && one.port() != beside.settings().spa().number())
        .ifPresent(
            one ->
                also.add(
                    "the receiver listens on UDP " + one.port() + ": systemctl restart psw-gate"));
    for (Warning told : beside.told()) {
      also.add(WarningWords.what(told));
      also.add(WarningWords.advice(told, beside.settings()));
    }
    return also;
  }
}
