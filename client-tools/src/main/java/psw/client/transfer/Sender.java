package psw.client.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import psw.client.transfer.Outcome.End;

/** Sends one file. */
public final class Sender {
  private static final int AT_ONCE = 64 * 1024;
  private static final long FIRST_PAUSE_MS = 250;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final Path file;
  private final Parcel parcel;
  private final Progress progress;
  private final Duration patience;

  private Sender(Path file, Parcel parcel, Progress progress, Duration patience) {
    this.file = file;
    this.parcel = parcel;
    this.progress = progress;
    this.patience = patience;
  }

  /**
   * Reads all of the file, to know its hash.
   *
   * @param patience for so long a receiver is sought that is there no more
   * @throws BadName when no receiver would take a file of this name
   */
  public static Sender of(Path file, Progress progress, Duration patience)
      throws IOException, BadName {
    FileName name = FileName.of(String.valueOf(file.getFileName()));
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a directory");
    }
    if (!Files.isRegularFile(file)) {
      // which says so if there is none
      Files.size(file);
      throw new FileSystemException(file.toString(), null, "it is no file with an end");
    }
    long size = Files.size(file);
    return new Sender(file, new Parcel(name, size, hash(file, size, progress)), progress, patience);
  }

  private static String hash(Path file, long size, Progress progress) throws IOException {
    MessageDigest digest = Sha.begin();
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] some = new byte[4 * AT_ONCE];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        digest.update(some, 0, read);
        done += read;
        progress.read(done, Math.max(size, done));
      }
    }
    if (done != size) {
      throw new FileSystemException(file.toString(), null, "it changes while it is read");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What is sent. */
  public Parcel parcel() {
    return parcel;
  }

  /** Sends it, by another connection whenever one is lost. */
  public Outcome send(Way way) throws IOException, InterruptedException {
    long pause = FIRST_PAUSE_MS;
    long reached = System.nanoTime();
    while (true) {
      Optional<Socket> socket;
      try {
        socket = way.connect();
        if (socket.isEmpty()) {
          return Outcome.of(End.LOST);
        }
      } catch (IOException notNow) {
        if (System.nanoTime() - reached > patience.toNanos()) {
          return Outcome.of(End.LOST);
        }
        socket = Optional.empty();
      }
      if (socket.isPresent()) {
        Attempt attempt = new Attempt(socket.get());
        Optional<Outcome> outcome = attempt.outcome();
        if (outcome.isPresent()) {
          return outcome.get();
        }
        // one that was taken up shows that there is somebody
        if (attempt.wasTaken) {
          reached = System.nanoTime();
          pause = FIRST_PAUSE_MS;
        } else if (System.nanoTime() - reached > patience.toNanos()) {
          return Outcome.of(End.LOST);
        }
      }
      progress.lost();
      Thread.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
  }

  /** One connection. */
  private final class Attempt {
    private final Socket socket;
    private boolean wasTaken;

    Attempt(Socket socket) {
      this.socket = socket;
    }

    /** Empty when it was cut off. */
    Optional<Outcome> outcome() throws IOException {
      try (socket;
          FileChannel from = FileChannel.open(file)) {
        return exchange(from);
      }
    }

    private Optional<Outcome> exchange(FileChannel from) throws IOException {
      try {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        Line.write(out, parcel);
        progress.asks();
        Answer answer = Answer.parse(Line.read(in));
        if (answer instanceof Answer.Take take) {
          if (take.offset() > parcel.size()) {
            return Optional.of(Outcome.of(End.STRANGE));
          }
          wasTaken = true;
          if (!write(from, take.offset(), in, out)) {
            return Optional.of(Outcome.of(End.CHANGED));
          }
          answer = Answer.parse(Line.read(in));
        }
        return Optional.of(outcome(answer));
      } catch (Answer.Strange e) {
        return Optional.of(Outcome.of(End.STRANGE));
      } catch (IOException cut) {
        return Optional.empty();
      }
    }

    private Outcome outcome(Answer answer) throws IOException {
      if (answer instanceof Answer.Done done) {
        return Outcome.sent(done.name());
      }
      if (answer instanceof Answer.Not not) {
        boolean changed = not.why() == No.HASH && !isSame();
        return changed ? Outcome.of(End.CHANGED) : Outcome.refused(not.why());
      }
      throw new Answer.Strange();
    }

    private boolean isSame() throws IOException {
      return Files.size(file) == parcel.size()
          && hash(file, parcel.size(), progress).equals(parcel.hash());
    }

    /** Sends the rest, unless it is answered before; false when it is not there any more. */
    private boolean write(FileChannel from, long offset, InputStream in, OutputStream out)
        throws IOException {
      from.position(offset);
      ByteBuffer some = ByteBuffer.allocate(AT_ONCE);
      long sent = offset;
      progress.sent(sent, parcel.size());
      while (sent < parcel.size() && in.available() == 0) {
        some.clear();
        some.limit((int) Math.min(some.capacity(), parcel.size() - sent));
        int read = read(from, some);
        if (read < 0) {
          return false;
        }
        out.write(some.array(), 0, read);
        sent += read;
        progress.sent(sent, parcel.size());
      }
      return true;
    }

    private static int read(FileChannel from, ByteBuffer some) {
      try {
        return from.read(some);
      } catch (IOException e) {
        return -1;
      }
    }
  }
}
