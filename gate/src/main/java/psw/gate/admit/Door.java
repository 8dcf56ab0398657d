package psw.gate.admit;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The socket at which a {@link Helper} is asked. */
public final class Door {
  private static final String MODE = "rw-rw----";

  private Door() {}

  /** The listening socket that this process was started with as its standard input, if it was. */
  public static Optional<ServerSocketChannel> given() throws IOException {
    Channel input = System.inheritedChannel();
    return input instanceof ServerSocketChannel socket ? Optional.of(socket) : Optional.empty();
  }

  /**
   * Makes one, for the members of a group; where one was left behind, in its place.
   *
   * @throws BindException when somebody listens there
   */
  public static ServerSocketChannel made(Path path, GroupPrincipal group) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      if (Files.exists(path) && !isLeft(path)) {
        throw new BindException(path.toString());
      }
      Files.deleteIfExists(path);
      // who comes before the mode is set is looked at as all are
      bind(socket, path);
      PosixFileAttributeView file = Files.getFileAttributeView(path, PosixFileAttributeView.class);
      file.setGroup(group);
      file.setPermissions(PosixFilePermissions.fromString(MODE));
      return socket;
    } catch (IOException | RuntimeException | Error e) {
      socket.close();
      throw e;
    }
  }

  // what the system says is of a port: that it is taken, whatever the cause
  private static void bind(ServerSocketChannel socket, Path path) throws IOException {
    try {
      socket.bind(UnixDomainSocketAddress.of(path));
    } catch (SocketException e) {
      throw new FileSystemException(path.toString(), null, e.getMessage());
    }
  }

  private static boolean isLeft(Path path) {
    try (SocketChannel other = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return !other.isConnected();
    } catch (IOException nobody) {
      return true;
    }
  }
}
