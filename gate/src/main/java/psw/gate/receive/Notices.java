package psw.gate.receive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import psw.wire.knock.Heard;
import psw.wire.knock.HeardFile;
import psw.wire.knock.Knock;
import psw.wire.knock.Knocking;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/**
 * Tells the broker what became of the last knock with each key, by a file that is a sign of life of
 * the thread that takes knocks as well. It has a thread of its own, so that no disk keeps a knock
 * waiting.
 */
public final class Notices implements AutoCloseable {
  private static final String NAME = "heard";
  private static final Set<PosixFilePermission> SHARED =
      PosixFilePermissions.fromString("rw-r-----");
  private static final long APART = 1_000;
  private static final long EVERY = 5_000;
  // more keys that knocked are not told of: a site has some dozen
  private static final int MOST = 1_000;
  // of a knock that could not be read
  private static final String NO_TAG = "0".repeat(32);
  // as long as the broker tells it
  private static final Duration FRESH = Duration.ofMinutes(2);
  // the account of the broker and the receiver's belong to it, and nobody else
  private static final String GROUP = "psw-knocks";

  private final Path file;
  private final Path part;
  private final Clock clock;
  private final Consumer<String> complain;
  // the one that knocked longest ago first
  private final Map<String, Heard> last = new LinkedHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private final Thread writer = new Thread(this::run, "notices");
  private volatile Instant alive;
  private Optional<String> complaint = Optional.empty();

  Notices(Path directory, Clock clock, Consumer<String> complain) {
    this.file = directory.resolve(NAME);
    this.part = directory.resolve('.' + NAME + ".new");
    this.clock = clock;
    this.complain = complain;
    this.alive = clock.instant();
  }

  /**
   * Begins to write into a directory, which may come later.
   *
   * @param complain is told, once, what keeps it from writing
   */
  public static Notices begin(Path directory, Clock clock, Consumer<String> complain) {
    Notices notices = new Notices(directory, clock, complain);
    notices.writer.setDaemon(true);
    notices.writer.start();
    return notices;
  }

  /** A sign of life of who takes knocks. */
  public void live() {
    alive = clock.instant();
  }

  /** Takes note of what became of a datagram; waits for nothing. */
  public void note(Outcome outcome, Instant now) {
    Optional<Heard> heard = outcome.isAuthentic() ? heard(outcome, now) : Optional.empty();
    if (heard.isEmpty()) {
      return;
    }
    synchronized (last) {
      Heard before = last.get(outcome.key());
      if (before != null && !isNews(before, heard.get())) {
        return;
      }
      last.remove(outcome.key());
      last.put(outcome.key(), heard.get());
      if (last.size() > MOST) {
        last.remove(last.keySet().iterator().next());
      }
    }
    news.release();
  }

  private static boolean isNews(Heard before, Heard now) {
    boolean replay = now.what() == Heard.What.REPLAY;
    if (before.tag().equals(now.tag())) {
      // a sender's own copies, and what others make of a knock that they saw, tell it nothing
      return !replay && before.what() != now.what();
    }
    if (!replay || Duration.between(before.at(), now.at()).abs().compareTo(FRESH) >= 0) {
      return true;
    }
    // who saw knocks can send them again at any time, which must not hide what became of the last;
    // but a device asks by one of a time that is over whether those that nothing is told of came
    return now.ahead() < -Knocking.SKEW.toSeconds()
        && (before.what() == Heard.What.OPENED
            || (before.what() == Heard.What.REPLAY && sent(now).isAfter(sent(before))));
  }

  private static Instant sent(Heard heard) {
    return heard.at().plusSeconds(heard.ahead());
  }

  private static Optional<Heard> heard(Outcome outcome, Instant now) {
    try {
      return Optional.of(
          new Heard(
              outcome.knock().map(Knock::tag).orElse(NO_TAG),
              what(outcome.kind()),
              now,
              IpAddress.parse(IpAddress.text(outcome.from())),
              outcome.knock().map(knock -> ahead(knock, now)).orElse(0L)));
    } catch (BadValue e) {
      // from a link-local address: not to be told, since no such address is written
      return Optional.empty();
    }
  }

  private static long ahead(Knock knock, Instant now) {
    return Duration.between(now, knock.at()).plusMillis(500).toSeconds();
  }

  private static Heard.What what(Outcome.Kind kind) {
    return switch (kind) {
      case OPENED -> Heard.What.OPENED;
      case REPLAY, FORGOTTEN -> Heard.What.REPLAY;
      case CLOCK -> Heard.What.CLOCK;
      case NO_GRANT -> Heard.What.NO_GRANT;
      case SOURCE -> Heard.What.SOURCE;
      case TOO_OFTEN -> Heard.What.TOO_OFTEN;
      case MALFORMED -> Heard.What.MALFORMED;
      case FAILED -> Heard.What.FAILED;
      case NOISE -> throw new IllegalArgumentException("noise is nobody's");
    };
  }

  private void run() {
    try {
      while (true) {
        tell();
        TimeUnit.MILLISECONDS.sleep(APART);
        if (news.tryAcquire(EVERY - APART, TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      // closed; the sign of life ages
    }
  }

  /** Writes the file, or complains once. */
  void tell() {
    Optional<String> wrong = Optional.empty();
    try {
      write(text());
    } catch (IOException | RuntimeException e) {
      wrong = Optional.of("devices are not told what becomes of their knocks: no " + file);
    }
    if (!wrong.equals(complaint)) {
      complaint = wrong;
      wrong.ifPresent(complain);
    }
  }

  private String text() {
    synchronized (last) {
      return new HeardFile(alive, last).text();
    }
  }

  private void write(String text) throws IOException {
    Files.deleteIfExists(part);
    try (FileChannel out =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(SHARED))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
    // again, as a umask may have taken it
    Files.setPosixFilePermissions(part, SHARED);
    handOver();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void handOver() throws IOException {
    try {
      GroupPrincipal group =
          part.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(GROUP);
      Files.getFileAttributeView(part, PosixFileAttributeView.class).setGroup(group);
    } catch (UserPrincipalNotFoundException e) {
      // a host without it has its own way, or no broker
    }
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
