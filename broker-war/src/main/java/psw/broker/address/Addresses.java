package psw.broker.address;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import psw.broker.address.Reached.From;
import psw.broker.far.Rendezvous;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;
import psw.server.directory.Directory;
import psw.server.directory.Self;
import psw.server.settings.Settings;
import psw.server.work.Worker;
import psw.server.work.Workers;
import psw.wire.value.IpAddress;

/** The door: where this site is reached, now. */
@ApplicationScoped
public class Addresses {
  /** How many there are at most where they are learned. */
  public static final int MOST_LEARNED = 3 * Choice.MOST;

  private static final Logger LOG = System.getLogger(Addresses.class.getName());
  private static final long LOOK_MS = 10_000;
  private static final long SURE_MS = 2_000;

  private Settings settings;
  private Clock clock;
  private Workers workers;
  private Event<AddressesChanged> changes;
  private Directory directory;
  private Self self;
  private final HostAddresses interfaces = new HostAddresses();
  private Learning learning;
  private volatile List<Reached> now = List.of();
  private Worker looking;

  protected Addresses() {}

  @Inject
  Addresses(
      Settings settings,
      Clock clock,
      Workers workers,
      Event<AddressesChanged> changes,
      Directory directory,
      Self self) {
    this.settings = settings;
    this.clock = clock;
    this.workers = workers;
    this.changes = changes;
    this.directory = directory;
    this.self = self;
    this.now =
        settings.addresses().stream()
            .map(address -> new Reached(address, From.SETTING, List.of()))
            .toList();
  }

  /**
   * Looks from now on, unless the settings say all; what the host itself has is known when this
   * returns.
   *
   * @param rendezvous who may be asked
   */
  public void start(ThreadFactory threads, Supplier<List<RendezvousUrl>> rendezvous) {
    if (!settings.addresses().isEmpty()) {
      return;
    }
    Hearsay hearsay = new Hearsay(Addresses::ask, settings.lease().dividedBy(3));
    learning = new Learning(hearsay, settings.forwarded(), before());
    now = learning.begin(host());
    looking = workers.start(threads, "own addresses", () -> step(rendezvous));
  }

  // what an earlier run announced
  private List<IpAddress> before() {
    return self.id()
        .flatMap(directory::find)
        .map(entry -> entry.announcement().addresses())
        .orElse(List.of());
  }

  /** Looks no longer. */
  public void end() {
    if (looking != null) {
      looking.end();
    }
  }

  /** Where the site is reached, in the order in which to try. */
  public List<Reached> reached() {
    return now;
  }

  /** The same, without how it is known. */
  public List<IpAddress> addresses() {
    return now.stream().map(Reached::address).toList();
  }

  private static Optional<IpAddress> ask(RendezvousUrl url, boolean v6)
      throws InterruptedException {
    try {
      return new Rendezvous(url).whoAmI(v6);
    } catch (Trouble.Failed e) {
      LOG.log(Level.DEBUG, "a rendez-vous does not say where this site is", e);
      return Optional.empty();
    }
  }

  private void step(Supplier<List<RendezvousUrl>> rendezvous) throws InterruptedException {
    List<IpAddress> before = addresses();
    now = learning.look(host(), rendezvous.get(), clock.instant());
    if (!addresses().equals(before)) {
      LOG.log(Level.INFO, "this site is reached at {0}", addresses());
      changes.fire(new AddressesChanged());
    }
    Thread.sleep(learning.isSure() ? LOOK_MS : SURE_MS);
  }

  private List<OnHost> host() {
    try {
      return interfaces.read();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "this host's addresses cannot be read", e);
      return List.of();
    }
  }
}
