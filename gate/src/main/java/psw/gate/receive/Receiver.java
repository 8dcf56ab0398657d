package psw.gate.receive;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import psw.gate.receive.Outcome.Kind;
import psw.wire.knock.Datagram;
import psw.wire.knock.Knock;
import psw.wire.knock.Knocking;
import psw.wire.value.BadValue;

/** The door: takes what arrived and opens the gate when it is a knock to be believed. */
public final class Receiver implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Receiver.class.getName());
  // of one key
  private static final double AT_ONCE = 5;
  private static final double A_SECOND = 2;

  private final Keys keys;
  private final Memory memory;
  private final Opener opener;
  private final boolean room;
  private final Map<Long, Bucket> buckets = new HashMap<>();

  private Receiver(Keys keys, Memory memory, Opener opener, boolean room) {
    this.keys = keys;
    this.memory = memory;
    this.opener = opener;
    this.room = room;
  }

  /**
   * A receiver for a site. It lets in a knock of its own first, so that what cannot work is known
   * at the start, and the first knock from outside waits for nothing that is not loaded yet.
   *
   * @param keys the file that the broker wrote; it may come later
   * @param memory the receiver's own file, made if it is not there
   * @throws IOException when {@code memory} cannot be used
   */
  public static Receiver open(Path keys, Path memory, Opener opener, Instant now)
      throws IOException {
    return open(keys, memory, opener, now, System::nanoTime);
  }

  static Receiver open(Path keys, Path memory, Opener opener, Instant now, LongSupplier steady)
      throws IOException {
    boolean room = SelfTest.run(memory.toAbsolutePath().getParent(), now);
    return new Receiver(new Keys(keys), Memory.open(memory, steady), opener, room);
  }

  static Receiver untested(Path keys, Path memory, Opener opener, LongSupplier steady)
      throws IOException {
    return new Receiver(new Keys(keys), Memory.open(memory, steady), opener, true);
  }

  /**
   * Takes one datagram. One thread at a time.
   *
   * @param bytes a buffer, which may be longer than what arrived
   * @param length how much arrived
   */
  public Outcome take(byte[] bytes, int length, InetAddress from, Instant now) {
    OptionalLong id = Datagram.keyId(bytes, length);
    if (id.isEmpty()) {
      return new Outcome(Kind.NOISE, "", Optional.empty(), from);
    }
    List<Holders.Held> named = keys.of(id.getAsLong(), now);
    Outcome outcome = new Outcome(Kind.NOISE, "", Optional.empty(), from);
    for (Holders.Held one : named) {
      try {
        Optional<Knock> knock = one.key().open(bytes);
        if (knock.isPresent()) {
          Kind kind = decide(one, knock.get(), from, now);
          outcome = new Outcome(kind, one.holder().id(), knock, from);
          // the key may have another line, by another rule
          if (kind != Kind.NO_GRANT && kind != Kind.SOURCE) {
            return outcome;
          }
        }
      } catch (BadValue e) {
        return new Outcome(Kind.MALFORMED, one.holder().id(), Optional.empty(), from);
      }
    }
    return outcome;
  }

  private Kind decide(Holders.Held held, Knock knock, InetAddress from, Instant now) {
    long id = held.key().id();
    Instant last = memory.last(id, held.holder().since(), now);
    Knocking.Verdict verdict = held.holder().judge(knock, from, last, now);
    return switch (verdict) {
      case REPLAY -> memory.knows(id) ? Kind.REPLAY : Kind.FORGOTTEN;
      case CLOCK -> Kind.CLOCK;
      case NO_GRANT -> Kind.NO_GRANT;
      case SOURCE -> Kind.SOURCE;
      case OPEN ->
          buckets.computeIfAbsent(id, key -> new Bucket(AT_ONCE, A_SECOND)).take(now)
              ? open(id, knock, from)
              : Kind.TOO_OFTEN;
    };
  }

  private Kind open(long id, Knock knock, InetAddress from) {
    try {
      // first, so that a crash between the two costs a knock and never gives one
      memory.remember(id, knock.at());
      opener.open(from);
      return Kind.OPENED;
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a knock was right, and the gate stays shut", e);
      return Kind.FAILED;
    }
  }

  /**
   * From when on keys are let in that were made before the receiver's own file was, as that may
   * have been lost; empty when that time has come.
   */
  public Optional<Instant> floor(Instant now) {
    return Optional.of(memory.floor(now))
        .filter(floor -> now.isBefore(floor) && !floor.isAfter(latest(now)));
  }

  /**
   * The latest time that is remembered, where none can be as late: this clock is behind, or was
   * ahead then. Until it has come, whom it concerns is not let in.
   */
  public Optional<Instant> ahead(Instant now) {
    return Optional.of(memory.latest(now)).filter(latest(now)::isBefore);
  }

  private static Instant latest(Instant now) {
    return now.plus(Knocking.SKEW);
  }

  /** Does what waits for its time; to be called every few seconds. */
  void live(Instant now) {
    try {
      memory.settle(now);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the next start is one after a loss, too", e);
    }
  }

  /** Whether more could be written at the start; else who has not knocked before is not let in. */
  public boolean hasRoom() {
    return room;
  }

  /** What is wrong with the file of keys, if anything is. */
  public Optional<String> trouble() {
    return keys.trouble();
  }

  @Override
  public void close() {
    memory.close();
  }
}
