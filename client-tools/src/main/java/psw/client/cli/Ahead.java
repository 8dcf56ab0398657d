package psw.client.cli;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.revisions.CannotRemember;
import psw.client.site.Before;
import psw.client.site.Found;
import psw.client.site.NoSite;
import psw.client.site.ServicePath;
import psw.client.tunnel.Headstart;
import psw.client.tunnel.Headstart.Start;
import psw.client.tunnel.Plan;
import psw.client.tunnel.WarmUp;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.value.BadValue;

/**
 * Begins to open a wormhole by what its site announced before, while the words of the command are
 * still being read (docs/adr/0020).
 */
final class Ahead implements AutoCloseable {
  // a session takes a few round trips; who waits longer had better ask meanwhile
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Set<String> OPENING = Set.of("open", "connect", "chat");

  /** What it goes by. */
  private record Begun(Own own, Optional<Before> before) {}

  private final CompletableFuture<Optional<Begun>> begun = new CompletableFuture<>();
  private final Knocks knocks = new Knocks();
  private final Optional<Headstart> headstart;

  private Ahead(String... words) {
    headstart = Optional.of(Headstart.begin(() -> start(words)));
  }

  private Ahead() {
    headstart = Optional.empty();
    begun.complete(Optional.empty());
  }

  /** For a command that nothing was begun for. */
  static Ahead none() {
    return new Ahead();
  }

  /** For a command as it was typed, if it opens a wormhole and there is something to go by. */
  static Ahead of(String... words) {
    if (words.length < 2 || !OPENING.contains(words[0])) {
      return none();
    }
    Ahead ahead = new Ahead(words);
    WarmUp.run();
    return ahead;
  }

  private static Optional<String> site(String... words) {
    for (String word : List.of(words).subList(1, words.length)) {
      try {
        return Optional.of(ServicePath.parse(word).site());
      } catch (BadValue e) {
        // another word
      }
    }
    return Optional.empty();
  }

  private Optional<Start> start(String... words)
      throws CallFailed, DeviceFailed, CannotRemember, NoSite {
    try {
      Optional<String> site = site(words);
      // what may be a slip of the pen makes no device
      if (site.isEmpty() || !Files.exists(Settings.home())) {
        return Optional.empty();
      }
      Own own = Own.here(Clock.systemUTC());
      Optional<Before> before = own.sites().before(site.get());
      begun.complete(Optional.of(new Begun(own, before)));
      return before.isPresent() ? start(own, before.get()) : Optional.empty();
    } finally {
      // said in a moment by who needs it
      begun.complete(Optional.empty());
    }
  }

  private Optional<Start> start(Own own, Before before) throws CallFailed, DeviceFailed, NoSite {
    Announcement site = before.found().said().announcement();
    Gate gate = knocks.at(Gates.of(before.found(), own.book(), own.clock()));
    List<Plan> plans =
        SitePlans.of(
            own.device(), site, Gates.order(site, own.book(), own.clock()), List.of(), gate);
    return Optional.of(new Start(plans.get(0), before.holds()));
  }

  /** What it goes by, so that nobody needs to look for it again. */
  Optional<Own> own() {
    return begun.join().map(Begun::own);
  }

  /** The site as it announced itself before, if that still holds. */
  Optional<Found> known() {
    return before().filter(Before::holds).map(Before::found);
  }

  /** Whether this device is logged in there by now, or within a moment. */
  boolean arrives() throws InterruptedException {
    return headstart.isPresent() && headstart.get().arrives(SOON);
  }

  private Optional<Before> before() {
    return begun.join().flatMap(Begun::before);
  }

  /** The knocks that it went with. */
  Knocks knocks() {
    return knocks;
  }

  /** What was begun. */
  Optional<Headstart> headstart() {
    return headstart;
  }

  /** What was begun, if it still leads where the site is; else it is given up. */
  Optional<Headstart> towards(Announcement now) {
    if (before().filter(then -> isSameWay(then.found().said().announcement(), now)).isPresent()) {
      return headstart;
    }
    close();
    return Optional.empty();
  }

  /** Whether both lead to the same SSH server behind the same gate. */
  private static boolean isSameWay(Announcement one, Announcement other) {
    return one.ssh().equals(other.ssh())
        && one.addresses().equals(other.addresses())
        && isSameGate(one.gate(), other.gate());
  }

  private static boolean isSameGate(Optional<GateKind> one, Optional<GateKind> other) {
    return (one.isPresent() && other.isPresent())
        ? one.get().isOpenedAs(other.get())
        : one.equals(other);
  }

  @Override
  public void close() {
    headstart.ifPresent(Headstart::close);
  }
}
