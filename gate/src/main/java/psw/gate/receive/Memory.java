package psw.gate.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import psw.wire.knock.Knocking;

/**
 * The time of the last knock that was let in, of each key, on the disk: 8 bytes {@code PSWLAST1}, 8
 * bytes of since when nothing was lost (ms since 1970), then for each key 8 bytes of its id and 8
 * of the time (ms since 1970). Numbers are big-endian. A slot never crosses a sector of the disk.
 *
 * <p>A time is believed however far it is ahead: it is this clock that may be behind, and what was
 * had must stay so when it is set right.
 *
 * <p>A file that is not there, or is not whole, or has a time that no clock shows, may be one that
 * was lost: keys that are older than the new one must then knock with a time that no lost knock can
 * have had, which {@link Floor} knows.
 */
final class Memory implements AutoCloseable {
  private static final long MAGIC = 0x5053574c41535431L;
  private static final int SLOT = 16;
  // six times the keys that there may be, as those that went stay; read, it takes some MiB
  private static final int LONGEST = SLOT << 16;

  private final FileChannel file;
  private final Floor floor;
  private final Map<Long, Slot> slots;

  private record Slot(long at, long last) {}

  private Memory(FileChannel file, Floor floor, Map<Long, Slot> slots) {
    this.file = file;
    this.floor = floor;
    this.slots = slots;
  }

  /**
   * Opens a file, or makes it.
   *
   * @param steady nanoseconds of a clock that nobody sets
   */
  static Memory open(Path path, LongSupplier steady) throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new FileSystemException(path.toString(), null, "it is a link");
    }
    FileChannel file =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (file.tryLock() == null) {
        throw new InUse(path);
      }
      if (file.size() > LONGEST) {
        throw new FileSystemException(
            path.toString(), null, "longer than it ever is, so it is damaged");
      }
      return read(file, steady);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static Memory read(FileChannel file, LongSupplier steady) throws IOException {
    ByteBuffer whole = ByteBuffer.allocate((int) file.size());
    while (whole.hasRemaining() && file.read(whole, whole.position()) >= 0) {}
    whole.flip();
    if (whole.remaining() < SLOT || whole.getLong() != MAGIC) {
      return begin(file, steady);
    }
    long made = whole.getLong();
    Map<Long, Slot> slots = new HashMap<>();
    // what is left of a slot that was being added has opened nothing yet
    while (whole.remaining() >= SLOT) {
      int at = whole.position();
      long id = whole.getLong();
      Slot slot = new Slot(at, whole.getLong());
      if (!Floor.isShown(slot.last)) {
        return begin(file, steady);
      }
      slots.put(id, slot);
    }
    return new Memory(file, new Floor(made, steady), slots);
  }

  private static Memory begin(FileChannel file, LongSupplier steady) throws IOException {
    file.truncate(0);
    Memory memory = new Memory(file, new Floor(Floor.OPEN, steady), new HashMap<>());
    memory.writeMade(Floor.OPEN);
    return memory;
  }

  private void writeMade(long made) throws IOException {
    write(file, ByteBuffer.allocate(SLOT).putLong(MAGIC).putLong(made), 0);
    file.force(true);
  }

  /**
   * What a knock's time must be later than.
   *
   * @param since when the key was made
   */
  Instant last(long keyId, Instant since, Instant now) {
    Slot slot = slots.get(keyId);
    if (slot != null) {
      return Instant.ofEpochMilli(slot.last);
    }
    // one that is yet to be made was made while this clock was ahead: nothing shows that it is new
    boolean isNew = since.isAfter(floor.made(isEmpty(), now)) && !since.isAfter(now);
    return isNew ? Instant.EPOCH : floor(now);
  }

  /** Whether a knock of this key was let in that is not forgotten. */
  boolean knows(long keyId) {
    return slots.containsKey(keyId);
  }

  /** What the first knock of a key that is older than this file must be later than. */
  Instant floor(Instant now) {
    // a sender's clock may have been ahead by the skew when it sent what was lost
    return floor.made(isEmpty(), now).plus(Knocking.SKEW);
  }

  /** The latest time in it. */
  Instant latest(Instant now) {
    return slots.values().stream()
        .map(slot -> Instant.ofEpochMilli(slot.last))
        .reduce(floor.made(isEmpty(), now), (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Writes down since when nothing was lost, once that is known; from time to time. */
  void settle(Instant now) throws IOException {
    OptionalLong made = floor.settle(isEmpty(), now);
    if (made.isPresent()) {
      writeMade(made.getAsLong());
      floor.settled(made.getAsLong());
    }
  }

  private boolean isEmpty() {
    return slots.isEmpty();
  }

  /** Remembers a time; when this returns it is on the disk. */
  void remember(long keyId, Instant time) throws IOException {
    Slot before = slots.get(keyId);
    long at = before == null ? SLOT * (slots.size() + 1L) : before.at;
    Slot slot = new Slot(at, time.toEpochMilli());
    write(file, ByteBuffer.allocate(SLOT).putLong(keyId).putLong(slot.last), at);
    file.force(before == null);
    slots.put(keyId, slot);
  }

  private static void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
    bytes.flip();
    for (long next = at; bytes.hasRemaining(); ) {
      next += file.write(bytes, next);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
