package psw.client.up;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * Where the process that keeps wormholes is spoken to: a socket in the device's own directory,
 * which no other user enters. One object comes in and one goes out, each ended by the end of its
 * direction.
 */
public final class Desk implements AutoCloseable {
  private static final int MOST = 1 << 20;

  /** Who says nothing for so long is not waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path path;
  private final FileChannel lock;
  private final ServerSocketChannel listener;

  /** Answers what is asked. */
  @FunctionalInterface
  public interface Clerk {
    /** The answer; must not take long. Several may ask at once. */
    JsonObject answer(JsonObject question);
  }

  private Desk(Path path, FileChannel lock, ServerSocketChannel listener) {
    this.path = path;
    this.lock = lock;
    this.listener = listener;
  }

  private static Path at(Path home) {
    return home.resolve("up.sock");
  }

  /**
   * Opens it, unless somebody sits there already.
   *
   * @return empty if somebody does
   */
  public static Optional<Desk> open(Path home) throws IOException {
    Optional<FileChannel> lock = locked(home.resolve("up.lock"));
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = at(home);
      Files.deleteIfExists(path); // of one that was killed
      ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      listener.bind(UnixDomainSocketAddress.of(path));
      return Optional.of(new Desk(path, lock.get(), listener));
    } catch (IOException e) {
      lock.get().close();
      throw e;
    }
  }

  // the kernel lets go of the lock when the process is gone, however it went
  private static Optional<FileChannel> locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // by another
    }
    channel.close();
    return Optional.empty();
  }

  /** Answers until it is closed. */
  public void serve(Clerk clerk) {
    while (listener.isOpen()) {
      try {
        SocketChannel asker = listener.accept();
        daemon(() -> answer(clerk, asker));
      } catch (IOException gone) {
        // the next one
      }
    }
  }

  private static void answer(Clerk clerk, SocketChannel asker) {
    try (Talk talk = Talk.over(asker)) {
      talk.say(clerk.answer(object(talk.hear())));
    } catch (IOException | BadValue | RuntimeException gone) {
      // it asks again, or not
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "desk");
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks who sits there; empty if nobody does. */
  public static Optional<JsonObject> ask(Path home, JsonObject question) throws IOException {
    try (Talk talk = Talk.over(SocketChannel.open(UnixDomainSocketAddress.of(at(home))))) {
      talk.say(question);
      talk.end();
      byte[] said = talk.hear();
      // it is just ending
      return said.length == 0 ? Optional.empty() : Optional.of(object(said));
    } catch (BadValue e) {
      throw new IOException("no answer that can be read", e);
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  /** A connection that is closed when it takes too long. */
  private record Talk(SocketChannel with, CountDownLatch over) implements AutoCloseable {
    static Talk over(SocketChannel with) {
      CountDownLatch over = new CountDownLatch(1);
      daemon(
          () -> {
            try (with) {
              over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (IOException | InterruptedException e) {
              // it is closed all the same
            }
          });
      return new Talk(with, over);
    }

    void say(JsonObject said) throws IOException {
      ByteBuffer left = ByteBuffer.wrap(Json.write(said).getBytes(StandardCharsets.UTF_8));
      while (left.hasRemaining()) {
        with.write(left);
      }
    }

    void end() throws IOException {
      with.shutdownOutput();
    }

    byte[] hear() throws IOException {
      ByteBuffer room = ByteBuffer.allocate(MOST);
      while (room.hasRemaining() && with.read(room) >= 0) {
        // more may come
      }
      return Arrays.copyOf(room.array(), room.position());
    }

    @Override
    public void close() throws IOException {
      over.countDown();
      with.close();
    }
  }

  private static JsonObject object(byte[] said) throws BadValue {
    return Json.parseObject(said, JsonLimits.ANSWER);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(path);
    lock.close();
  }
}
