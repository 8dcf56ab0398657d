package psw.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.site.NoSite;
import psw.client.up.Desk;
import psw.client.up.Wish;
import psw.client.up.WishList;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** psw up. */
@Command(
    name = "up",
    description = {
      "Keep wormholes open in the background.",
      "What is named is noted (PSW_HOME/wormholes) and opened; without words what was",
      "noted before is opened. One process keeps all of them and outlives the",
      "terminal: psw status shows them, psw down ends it. With --stay it is this",
      "one, for systemd, or where the key's pass phrase has to be asked for."
    },
    footer = {"  psw up ana/wiki rui", "  psw status"})
final class UpCommand extends UpCall {
  private static final int STARTS_S = 30;
  private static final int REACHED_S = 15;
  private static final int LOOK_MS = 100;

  @Parameters(
      arity = "0..*",
      paramLabel = "WORMHOLE",
      description = "SITE/SERVICE, or SITE for all that it offers you")
  private List<String> words = List.of();

  @Option(names = "--stay", description = "in the foreground, until Ctrl-C or SIGTERM")
  private boolean stay;

  @Option(
      names = "--lan",
      description =
          "all that is noted, for the network behind this host (psw firewall apply --lan)")
  private boolean lan;

  @Option(names = "--dated", hidden = true, description = "each line with its time, for the log")
  private boolean dated;

  @Override
  int about(WishList list)
      throws IOException, WishList.BadLine, NoSite, CallFailed, DeviceFailed, InterruptedException {
    List<Wish> wishes = wishes(words);
    device(); // its directory is made when it is missing
    check(wishes, list.read());
    list.add(wishes);
    if (list.read().isEmpty() && !stay) {
      return console()
          .fail(
              Exit.USAGE,
              "nothing is noted in " + list.path(),
              "psw up SITE/SERVICE    notes and opens one; psw services lists what there is");
    }
    if (list.read().isEmpty()) {
      console().say("nothing is noted yet in " + list.path() + "; psw up SITE/SERVICE does");
    }
    return stay ? stay(list) : start();
  }

  /** That there are the sites of those that are new. */
  private void check(List<Wish> wishes, Set<Wish> noted) throws NoSite, CallFailed, DeviceFailed {
    for (Wish wish : wishes) {
      if (!noted.contains(wish)) {
        Own.here(clock()).sites().named(wish.site());
      }
    }
  }

  private int stay(WishList list)
      throws IOException, WishList.BadLine, CallFailed, DeviceFailed, InterruptedException {
    Optional<Desk> desk = Desk.open(Settings.home());
    if (desk.isEmpty()) {
      return console()
          .fail(Exit.FAILED, "another process keeps them already", "psw down    ends it");
    }
    Console to = dated ? console().dated(clock()) : console();
    Keeper keeper = new Keeper(to, Own.here(clock()), list, new PassPhraseOnce(), lan, dated);
    try (Desk open = desk.get();
        Ending ending = new Ending(to, "the wormholes are closed", keeper::close)) {
      keeper.reload();
      Thread thread = new Thread(() -> open.serve(keeper), "desk");
      thread.setDaemon(true);
      thread.start();
      keeper.awaitEnd();
      return ending.begun() ? Exit.FAILED : Exit.DONE;
    } finally {
      keeper.close();
    }
  }

  private int start() throws IOException, InterruptedException {
    if (lan && isKeptForOneUser()) {
      return console()
          .fail(
              Exit.FAILED,
              "a process keeps them already, and not for the network",
              "psw down, then psw up --lan");
    }
    Optional<JsonObject> there = ask("reload");
    if (there.isPresent() && said(there.get()) != Exit.DONE) {
      return Exit.FAILED;
    }
    if (there.isEmpty() && !isStarted()) {
      return console()
          .fail(
              Exit.FAILED,
              "the process that is to keep them has ended; what it said: " + log(),
              "psw up --stay    runs it here");
    }
    return reached();
  }

  private static boolean isKeptForOneUser() throws IOException {
    try {
      Optional<JsonObject> there = ask("status");
      return there.isPresent() && !there.get().flag("lan");
    } catch (BadValue e) {
      return true;
    }
  }

  private boolean isStarted() throws IOException, InterruptedException {
    Path log = log();
    Files.deleteIfExists(log);
    Files.createFile(
        log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    List<String> up = new ArrayList<>(List.of("up", "--stay", "--dated"));
    if (lan) {
      up.add("--lan");
    }
    Process process =
        new ProcessBuilder(Self.command("setsid", up))
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_S);
    while (ask("status").isEmpty()) {
      if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
        return ask("status").isPresent(); // another was faster
      }
    }
    return true;
  }

  private static Path log() {
    return Settings.home().resolve("up.log");
  }

  /** Waits a while until all are open that can be, and shows how they stand. */
  private int reached() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(REACHED_S);
    StatusWords status = StatusWords.of(ask("status"));
    while (!status.areAllTried() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      status = StatusWords.of(ask("status"));
    }
    new ArrayList<>(status.lines()).forEach(console()::result);
    return status.areAllOpen() ? Exit.DONE : Exit.UNREACHABLE;
  }
}
