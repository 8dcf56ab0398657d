package psw.client.revisions;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import psw.client.revisions.CannotRemember.Reason;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.announcement.Verdict;
import psw.wire.value.BrokerId;

/** The door: judges what this device is told of a broker, and remembers what it believed. */
public final class Revisions {
  // a lock on a file does not hold between threads of one program
  private static final Object HERE = new Object();

  private final Path home;

  /** In the directory of this device, which is made when it is needed. */
  public Revisions(Path home) {
    this.home = home;
  }

  /**
   * Judges an announcement, with the lease that came beside it if there is one.
   *
   * @param subject whom it must be about
   * @param now the time to judge by
   */
  public Verdict judge(BrokerId subject, byte[] announcement, Optional<byte[]> lease, Instant now)
      throws CannotRemember {
    synchronized (HERE) {
      try (FileChannel channel = open()) {
        channel.lock(); // until the channel is closed
        RevisionsFile file = new RevisionsFile(home.resolve("revisions"));
        Remembered all = file.read();
        Optional<Known> known = all.of(subject);
        Verdict verdict =
            lease.isPresent()
                ? Judge.judge(subject, known, announcement, lease.get(), now)
                : Judge.judge(subject, known, announcement, now);
        if (!(verdict instanceof Verdict.Refused)) {
          lastFile(subject).keep(announcement);
        }
        if (verdict instanceof Verdict.Replaces replaces) {
          file.write(all.with(subject, replaces.known()));
        } else if (verdict instanceof Verdict.Renews renews) {
          file.write(all.with(subject, renews.known()));
        }
        return verdict;
      } catch (IOException e) {
        throw new CannotRemember(Reason.UNWRITABLE, home);
      }
    }
  }

  /**
   * What was believed of a broker last, whether it still holds or not; empty where nothing was, or
   * it was not kept.
   */
  public Optional<Last> last(BrokerId subject) throws CannotRemember {
    Optional<Known> known = new RevisionsFile(home.resolve("revisions")).read().of(subject);
    return known.flatMap(
        all -> lastFile(subject).read(all).map(said -> new Last(said, all.liveUntil())));
  }

  private LastFile lastFile(BrokerId subject) {
    return new LastFile(home.resolve("announced").resolve(subject.text()));
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(home, RevisionsFile.PRIVATE_DIRECTORY);
    return FileChannel.open(
        home.resolve("revisions.lock"), java.util.Set.of(CREATE, WRITE), RevisionsFile.PRIVATE);
  }
}
