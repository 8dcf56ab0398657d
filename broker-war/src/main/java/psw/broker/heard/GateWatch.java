package psw.broker.heard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import psw.broker.peers.LastKnocks;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.settings.Settings;
import psw.server.work.Worker;
import psw.server.work.Workers;
import psw.wire.knock.Heard;
import psw.wire.knock.HeardFile;
import psw.wire.pairing.KnockLeave;

/** The door: looks at what the gate says, and knows what of it is to be announced. */
@ApplicationScoped
public class GateWatch implements LastKnocks {
  private static final long EVERY = 500;
  // the gate gives a sign of life every five seconds
  private static final Duration DEAD = Duration.ofSeconds(20);

  private Peers peers;
  private Clock clock;
  private Event<GateHeard> events;
  private Workers workers;
  private GateFile file;
  private boolean hears;

  private final Pace pace = new Pace();
  private Optional<HeardFile> said = Optional.empty();
  private Map<String, Heard> sifted = Map.of();
  private volatile Map<String, Heard> last = Map.of();
  private volatile boolean down;
  private final AtomicLong news = new AtomicLong();
  private volatile Worker watching;

  protected GateWatch() {}

  @Inject
  GateWatch(Peers peers, Settings settings, Clock clock, Event<GateHeard> events, Workers workers) {
    this.peers = peers;
    this.clock = clock;
    this.events = events;
    this.workers = workers;
    this.file = new GateFile(settings.knocks().heard());
    this.hears = settings.knocks().spa().isPresent();
  }

  /** Watches from now on, with one thread; whether the gate is down is known when this returns. */
  public void start(ThreadFactory threads) {
    said = file.news();
    down = isDown(clock.instant());
    watching = workers.start(threads, "what the gate heard", this::step);
  }

  /** Ends the watch. */
  public void end() {
    if (watching != null) {
      watching.end();
    }
  }

  private void step() throws InterruptedException {
    Optional<HeardFile> now = file.news();
    if (now.isPresent()) {
      said = now;
    }
    look(clock.instant());
    TimeUnit.MILLISECONDS.sleep(EVERY);
  }

  private void look(Instant now) {
    Map<String, Heard> all = said.map(HeardFile::last).orElse(Map.of());
    if (!all.equals(sifted)) {
      last = ofPeers(all);
      sifted = all;
    }
    boolean before = down;
    down = isDown(now);
    boolean due = pace.isDue(last, now);
    if (due || down != before) {
      tell();
    }
  }

  private void tell() {
    news.incrementAndGet();
    events.fire(new GateHeard());
  }

  private Map<String, Heard> ofPeers(Map<String, Heard> all) {
    Set<String> known =
        peers.all().stream().flatMap(peer -> key(peer).stream()).collect(Collectors.toSet());
    Map<String, Heard> theirs = new HashMap<>(all);
    theirs.keySet().retainAll(known);
    return Map.copyOf(theirs);
  }

  private static Optional<String> key(Peer peer) {
    return peer.met().ours().map(KnockLeave::id);
  }

  private boolean isDown(Instant now) {
    return hears
        && said.filter(file -> Duration.between(file.alive(), now).compareTo(DEAD) > 0).isPresent();
  }

  /** A number that rises with all that is to be announced at once. */
  public long news() {
    return news.get();
  }

  /** Whether the gate gave signs of life and stopped. */
  public boolean isDown() {
    return down;
  }

  /** What became of the last knock with each key, by the key's id, as long as it is told. */
  public Map<String, Heard> told(Instant now) {
    return last.entrySet().stream()
        .filter(each -> Pace.isFresh(each.getValue(), now))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Optional<Heard> of(Peer peer) {
    return key(peer).map(last::get);
  }
}
