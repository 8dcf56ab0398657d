package psw.client.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.gate.admit.Asking;
import psw.gate.program.Program;
import psw.gate.receive.InUse;
import psw.gate.receive.Journal;
import psw.gate.receive.Listener;
import psw.gate.receive.Notices;
import psw.gate.receive.Opener;
import psw.gate.receive.Outcome;
import psw.gate.receive.Receiver;
import psw.gate.receive.RecentList;
import psw.wire.value.Port;

/** psw gate run. */
@Command(
    name = "run",
    description = {
      "Receive authenticated knocks, and let in who sent them.",
      "It answers nothing, whatever arrives, and needs no broker: who may knock is in",
      "gate.keys, which the broker wrote. It runs under an account of its own",
      "(psw-gate.service) without any right but one: to write the kernel's list of who",
      "is let in, or where nftables is all there is, to ask psw gate admit. It prints",
      "who was let in, and why others were not, until Ctrl-C or SIGTERM."
    },
    footer = "  psw gate run --share /var/lib/psw-share --state /var/lib/psw-gate")
final class RunGateCommand extends Action {
  /** Where {@code psw gate admit} is asked, unless told otherwise. */
  static final String ADMIT = "/run/psw-admit.sock";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "the UDP port that knocks are sent to (default: spa-port in /etc/psw/gate.conf,"
              + " or 62201)")
  private Optional<Port> port;

  @Option(
      names = "--share",
      paramLabel = "DIR",
      description = "where the broker leaves gate.keys (default PSW_SHARE, or /var/lib/psw-share)")
  private Optional<Path> share;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      defaultValue = "/var/lib/psw-gate",
      description = "where it keeps what was had already (default ${DEFAULT-VALUE})")
  private Path state;

  @Option(
      names = "--admit",
      paramLabel = "FILE",
      defaultValue = ADMIT,
      description =
          "the socket of psw gate admit, asked where the firewall is nftables"
              + " (default ${DEFAULT-VALUE})")
  private Path admit;

  @Option(
      names = "--heard",
      paramLabel = "DIR",
      defaultValue = "/run/psw-gate",
      description =
          "where it leaves what became of each device's last knock, for the broker"
              + " (default ${DEFAULT-VALUE})")
  private Path heard;

  private Optional<String> trouble = Optional.empty();

  @Override
  public Integer call() {
    try {
      return run(port.isPresent() ? port.get() : portOfSettings());
    } catch (GateConf.Bad e) {
      return console().fail(Exit.FAILED, e.getMessage(), GateConf.Bad.hint());
    } catch (IOException e) {
      return console().fail(Exit.FAILED, "cannot read " + FileWords.of(e));
    }
  }

  private Port portOfSettings() throws IOException {
    if (Files.isReadable(GateConf.FILE)) {
      return GateConf.read(GateConf.FILE).spa();
    }
    if (Files.exists(GateConf.FILE)) {
      console().say("this account may not read " + GateConf.FILE + ": the usual port");
    }
    return GateConf.ofNewSite().spa();
  }

  private int run(Port port) {
    Path keys = share.orElseGet(Settings::shareDirectory).resolve("gate.keys");
    Clock clock = Clock.systemUTC();
    RecentList lists = new RecentList(RecentList.KERNEL);
    Asking asking = new Asking(admit);
    // rules whose program is gone leave a list behind, which opens nothing
    boolean byLists = lists.isThere() && isIptablesUsed();
    if (!byLists && !asking.isThere()) {
      return console()
          .fail(
              Exit.FAILED,
              "the firewall has no list of who is let in by a knock",
              "with iptables, load the rules first: psw firewall apply",
              "with nftables, start psw gate admit as well: there is no " + admit);
    }
    Opener opener = byLists ? lists : asking;
    try (Receiver receiver = Receiver.open(keys, memory(), opener, clock.instant());
        Listener listener = Listener.open(port.number(), receiver, clock)) {
      String by = opener == lists ? "the kernel's list" : "psw gate admit at " + admit;
      console()
          .say(
              "listening for knocks on UDP port "
                  + port.number()
                  + ", keys from "
                  + keys
                  + ", opening by "
                  + by);
      tellLater(receiver, clock.instant());
      if (!receiver.hasRoom()) {
        console()
            .say("nothing more can be written in " + state + ": who never knocked is not let in");
      }
      Journal journal = new Journal();
      try (Notices notices = Notices.begin(heard, clock, console()::say)) {
        listener.run(
            outcome -> {
              journal.note(outcome, clock.instant()).ifPresent(worth -> tell(worth, clock));
              notices.note(outcome, clock.instant());
              tell(receiver.trouble());
            },
            notices::live);
      }
      return Exit.FAILED;
    } catch (InUse e) {
      return console()
          .fail(
              Exit.FAILED,
              "another psw gate run is running: it has " + state.resolve("last"),
              "systemctl status psw-gate    tells more of it");
    } catch (NoSuchFileException e) {
      return console()
          .fail(
              Exit.FAILED,
              "no such directory: " + state,
              "server-config/gate/install makes /var/lib/psw-gate; another one: --state");
    } catch (BindException e) {
      return console()
          .fail(
              Exit.FAILED,
              "UDP port " + port.number() + " is taken",
              "is another psw gate running?");
    } catch (IOException e) {
      return console()
          .fail(
              Exit.FAILED,
              "cannot run: " + FileWords.of(e),
              e instanceof AccessDeniedException
                  ? "does this account own " + state + "? another one: --state"
                  : "it needs " + state + ", and some room there; another one: --state");
    }
  }

  /** Who has to wait, and until when. */
  private void tellLater(Receiver receiver, Instant now) {
    receiver.floor(now).map(GateWords::waits).ifPresent(console()::say);
    Path last = state.resolve("last");
    receiver
        .ahead(now)
        .ifPresent(
            until -> {
              console().say(GateWords.ahead(last, until));
              GateWords.aheadHints(last).forEach(console()::hint);
            });
  }

  // as psw firewall chooses
  private static boolean isIptablesUsed() {
    return Program.isInstalled("iptables-restore") && Program.isInstalled("ip6tables-restore");
  }

  private Path memory() throws IOException {
    if (!Files.isDirectory(state)) {
      throw new NoSuchFileException(state.toString());
    }
    return state.resolve("last");
  }

  private void tell(Outcome outcome, Clock clock) {
    console().result(GateWords.of(outcome, clock.instant()));
  }

  private void tell(Optional<String> now) {
    if (!now.equals(trouble)) {
      trouble = now;
      console().say(now.map(why -> why + "; nobody is let in").orElse("the keys are read again"));
    }
  }
}
