package psw.client.up;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
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

  private final Path path;
  private final ServerSocketChannel listener;

  /** Answers what is asked. */
  @FunctionalInterface
  public interface Clerk {
    /** The answer; must not take long. */
    JsonObject answer(JsonObject question);
  }

  private Desk(Path path, ServerSocketChannel listener) {
    this.path = path;
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
    Path path = at(home);
    if (isAnswered(path)) {
      return Optional.empty();
    }
    Files.deleteIfExists(path); // of one that was killed
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(path));
    return Optional.of(new Desk(path, listener));
  }

  private static boolean isAnswered(Path path) {
    try (SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return there.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  /** Answers until it is closed. */
  public void serve(Clerk clerk) {
    while (listener.isOpen()) {
      try (SocketChannel asker = listener.accept()) {
        write(asker, clerk.answer(object(read(asker))));
      } catch (IOException | BadValue | RuntimeException gone) {
        // the next one
      }
    }
  }

  /** Asks who sits there; empty if nobody does. */
  public static Optional<JsonObject> ask(Path home, JsonObject question) throws IOException {
    try (SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(at(home)))) {
      write(there, question);
      there.shutdownOutput();
      byte[] said = read(there);
      // it is just ending
      return said.length == 0 ? Optional.empty() : Optional.of(object(said));
    } catch (BadValue e) {
      throw new IOException("no answer that can be read", e);
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  private static void write(SocketChannel to, JsonObject said) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(Json.write(said).getBytes(StandardCharsets.UTF_8));
    while (left.hasRemaining()) {
      to.write(left);
    }
  }

  private static byte[] read(SocketChannel from) throws IOException {
    ByteBuffer room = ByteBuffer.allocate(MOST);
    while (room.hasRemaining() && from.read(room) >= 0) {
      // more may come
    }
    return Arrays.copyOf(room.array(), room.position());
  }

  private static JsonObject object(byte[] said) throws BadValue {
    return Json.parseObject(said, JsonLimits.ANSWER);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(path);
  }
}
