package psw.broker.following;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import psw.broker.far.Backoff;
import psw.broker.far.Event;
import psw.broker.far.EventStream;
import psw.broker.far.Page;
import psw.broker.far.Rendezvous;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Jws;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/**
 * Follows one rendez-vous: opens its events first, then reads the list, then hears what changes, so
 * that nothing falls between. Reads the list again after every interruption, since leases are not
 * repeated. For one thread.
 */
final class Follower {
  private static final Logger LOG = System.getLogger(Follower.class.getName());
  // three heartbeats
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final int MOST = 10_000;

  private final RendezvousUrl url;
  private final Rendezvous rendezvous;
  private final BrokerId self;
  private final Sightings sightings;
  private final SeenAt seenAt;
  private final Consumer<Optional<Trouble>> told;
  private Optional<String> last = Optional.empty();
  private Backoff backoff = Backoff.NONE;

  /** {@code told} hears what stands in the way of following, or that nothing does any more. */
  Follower(
      RendezvousUrl url,
      BrokerId self,
      Sightings sightings,
      SeenAt seenAt,
      Consumer<Optional<Trouble>> told) {
    this.url = url;
    this.rendezvous = new Rendezvous(url);
    this.self = self;
    this.sightings = sightings;
    this.seenAt = seenAt;
    this.told = told;
  }

  /** One step: follows for as long as the stream lasts, and waits a while after it. */
  void step() throws InterruptedException {
    try {
      follow();
    } catch (Trouble.Failed e) {
      LOG.log(Level.DEBUG, "lost {0}: {1}", url, e.why());
      told.accept(Optional.of(e.why()));
      if (e.why() == Trouble.STRANGE_ANSWER) {
        // it may be where to go on that it cannot bear; all is read again anyway
        last = Optional.empty();
      }
    }
    backoff = backoff.next();
    Thread.sleep(backoff.delay(ThreadLocalRandom.current().nextDouble()).toMillis());
  }

  private void follow() throws Trouble.Failed, InterruptedException {
    try (EventStream events = rendezvous.events(last)) {
      list();
      backoff = Backoff.NONE;
      told.accept(Optional.empty());
      while (true) {
        hear(events.next(PATIENCE));
      }
    }
  }

  private void hear(Event event) throws Trouble.Failed, InterruptedException {
    switch (event.type()) {
      case "announcement", "lease", "gone" -> take(event.type(), event.data());
      case "reset" -> list();
      default -> {
        // "ready" only tells where the stream is; later versions may say more
      }
    }
    if (event.id().isPresent() || event.type().equals("reset")) {
      last = event.id();
    }
  }

  private void take(String type, String data) throws Trouble.Failed, InterruptedException {
    byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
    Optional<Jws> jws = read(bytes);
    if (jws.isPresent() && !jws.get().signer().equals(self)) {
      note(type, jws.get());
      if (!sightings.offer(jws.get().signer(), bytes)) {
        fetch(jws.get().signer());
      }
    }
  }

  private void note(String type, Jws jws) {
    if (type.equals("gone")) {
      seenAt.shows(url, jws.signer());
      return;
    }
    try {
      seenAt.shows(url, jws.signer(), jws.payload().integer("rev"));
    } catch (BadValue e) {
      LOG.log(Level.DEBUG, "{0} tells something strange: {1}", url, e.part());
    }
  }

  private void list() throws Trouble.Failed, InterruptedException {
    int seen = 0;
    seenAt.begin(url);
    Optional<String> next = Optional.empty();
    do {
      Page page = next.isPresent() ? rendezvous.brokers(next.get()) : rendezvous.brokers();
      for (JsonObject broker : page.items()) {
        seen++;
        see(broker);
      }
      next = page.items().isEmpty() ? Optional.empty() : page.next();
    } while (next.isPresent() && seen < MOST);
  }

  private void see(JsonObject broker) throws Trouble.Failed, InterruptedException {
    try {
      BrokerId id = BrokerId.parse(broker.text("id"));
      long revision = broker.integer("rev");
      seenAt.shows(url, id, revision);
      boolean news = sightings.isNews(id, revision, broker.optionalText("expires"));
      if (!id.equals(self) && news) {
        fetch(id);
      }
    } catch (BadValue e) {
      LOG.log(Level.DEBUG, "{0} lists something strange: {1}", url, e.part());
    }
  }

  private void fetch(BrokerId id) throws Trouble.Failed, InterruptedException {
    Optional<byte[]> announcement = rendezvous.announcement(id);
    if (announcement.isPresent()) {
      sightings.offer(id, announcement.get(), rendezvous.lease(id));
    }
  }

  private static Optional<Jws> read(byte[] jws) {
    try {
      return Optional.of(Jws.parse(jws, JsonLimits.ANNOUNCEMENT));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }
}
