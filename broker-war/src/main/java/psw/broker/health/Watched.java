package psw.broker.health;

import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import psw.broker.catalog.Service;
import psw.wire.announcement.Health;

/** One service under watch, at one address. Times are nanoseconds on the watcher's clock. */
final class Watched {
  private Service service;
  private Pulse pulse;
  private long due;

  /** Watched from now on, first checked at once. */
  Watched(Service service, long now) {
    this.service = service;
    this.pulse = new Pulse(service.health(), 0);
    this.due = now;
  }

  boolean isDue(long now) {
    return due - now <= 0;
  }

  long due() {
    return due;
  }

  /** Takes note of changes to the service; false when it has moved and is to be watched anew. */
  boolean follows(Service now) {
    boolean same = service.ip().equals(now.ip()) && service.port().equals(now.port());
    if (same) {
      service = now;
    }
    return same;
  }

  /** Where to connect to for the check that begins now. */
  InetSocketAddress begin(long next) {
    due = next;
    return new InetSocketAddress(service.ip().toInetAddress(), service.port().number());
  }

  /**
   * Weighs an outcome; a change of health goes to {@code change}, again next time if that fails.
   */
  void note(boolean answered, BiConsumer<Service, Health> change) {
    Pulse after = pulse.after(answered);
    if (after.health() != service.health()) {
      change.accept(service, after.health());
    }
    pulse = after;
  }
}
