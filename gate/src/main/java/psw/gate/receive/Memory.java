package psw.gate.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import psw.wire.knock.Knocking;

/**
 * The time of the last knock that was let in, of each key, on the disk: 8 bytes {@code PSWLAST1}, 8
 * bytes of when the file was made (ms since 1970), then for each key 8 bytes of its id and 8 of the
 * time (ms since 1970). Numbers are big-endian. A slot never crosses a sector of the disk.
 *
 * <p>A file that is not there, or is not whole, or has a time that cannot be, may be one that was
 * lost: keys that are older than the new one must then knock with a time that no lost knock can
 * have had.
 */
final class Memory implements AutoCloseable {
  private static final long MAGIC = 0x5053574c41535431L;
  private static final int SLOT = 16;
  // what is later was written by a clock that was wrong, and would keep its key out until then;
  // less
  // is believed, since a host without a clock of its own may start some hours behind
  private static final Duration AHEAD = Duration.ofDays(1);

  private final FileChannel file;
  private final Instant made;
  private final Map<Long, Slot> slots;

  private record Slot(long at, long last) {}

  private Memory(FileChannel file, Instant made, Map<Long, Slot> slots) {
    this.file = file;
    this.made = made;
    this.slots = slots;
  }

  /** Opens a file, or makes it. */
  static Memory open(Path path, Instant now) throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      // two receivers would each let in what the other has had
      if (file.tryLock() == null) {
        throw new IOException(path + " is in use by another receiver");
      }
      return read(file, now);
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static Memory read(FileChannel file, Instant now) throws IOException {
    ByteBuffer whole = ByteBuffer.allocate((int) Math.min(file.size(), Integer.MAX_VALUE - 15));
    while (whole.hasRemaining() && file.read(whole, whole.position()) >= 0) {}
    whole.flip();
    if (whole.remaining() < SLOT || whole.getLong() != MAGIC) {
      return begin(file, now);
    }
    long latest = now.plus(AHEAD).toEpochMilli();
    long made = whole.getLong();
    boolean possible = isPossible(made, latest);
    Map<Long, Slot> slots = new HashMap<>();
    // what is left of a slot that was being added has opened nothing yet
    while (whole.remaining() >= SLOT) {
      int at = whole.position();
      long id = whole.getLong();
      Slot slot = new Slot(at, whole.getLong());
      possible &= isPossible(slot.last, latest);
      slots.put(id, slot);
    }
    return possible ? new Memory(file, Instant.ofEpochMilli(made), slots) : begin(file, now);
  }

  private static boolean isPossible(long millis, long latest) {
    return millis >= 0 && millis <= latest;
  }

  private static Memory begin(FileChannel file, Instant now) throws IOException {
    file.truncate(0);
    write(file, ByteBuffer.allocate(SLOT).putLong(MAGIC).putLong(now.toEpochMilli()), 0);
    file.force(true);
    return new Memory(file, now, new HashMap<>());
  }

  /**
   * What a knock's time must be later than.
   *
   * @param since when the key was made
   */
  Instant last(long keyId, Instant since) {
    Slot slot = slots.get(keyId);
    if (slot != null) {
      return Instant.ofEpochMilli(slot.last);
    }
    return since.isAfter(made) ? Instant.EPOCH : floor();
  }

  /** What the first knock of a key that is older than this file must be later than. */
  Instant floor() {
    // a sender's clock may have been ahead by the skew when it sent what was lost
    return made.plus(Knocking.SKEW);
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
