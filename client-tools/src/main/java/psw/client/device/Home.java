package psw.client.device;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import psw.client.device.DeviceFailed.Reason;
import psw.client.files.NotPrivate;
import psw.client.files.PrivateFile;

/** A private directory and the private files in it. */
final class Home {
  private static final FileAttribute<?> DIRECTORY = asFileAttribute(fromString("rwx------"));
  private static final FileAttribute<?> FILE = asFileAttribute(fromString("rw-------"));
  // a lock on a file does not hold between threads of one program
  private static final Object HERE = new Object();

  private final Path path;

  private Home(Path path) {
    this.path = path;
  }

  /** Makes the directory if it is missing, and checks who can reach it. */
  static Home open(Path path) throws DeviceFailed {
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      Files.createDirectories(path, DIRECTORY);
      if (!Files.getAttribute(path, "unix:uid").equals(PrivateFile.ourUid())) {
        throw new DeviceFailed(Reason.OF_ANOTHER, path);
      }
      PrivateFile.check(path);
      return new Home(path);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  Path path(String name) {
    return path.resolve(name);
  }

  /** What is done without another program's hand in it. */
  interface Work<T> {
    T run() throws DeviceFailed;
  }

  <T> T alone(Work<T> work) throws DeviceFailed {
    synchronized (HERE) {
      try (FileChannel channel = FileChannel.open(path("lock"), Set.of(CREATE, WRITE), FILE)) {
        channel.lock(); // until the channel is closed
        return work.run();
      } catch (IOException e) {
        throw failed(path, e);
      }
    }
  }

  /** A file, unless it is not there. */
  Optional<byte[]> read(String name) throws DeviceFailed {
    Path file = path(name);
    try {
      return new PrivateFile(file).read();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Writes a file, or replaces it. */
  void write(String name, byte[] bytes) throws DeviceFailed {
    Path file = path(name);
    try {
      Files.createDirectories(file.getParent(), DIRECTORY);
      new PrivateFile(file).write(bytes);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  void remove(String name) throws DeviceFailed {
    Path file = path(name);
    try {
      new PrivateFile(file).remove();
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** The names of the files in a directory of this one, in order; none when it is not there. */
  List<String> in(String directory) throws DeviceFailed {
    Path there = path(directory);
    if (!Files.isDirectory(there)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(there)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed(there, e);
    }
  }

  private static DeviceFailed failed(Path path, IOException e) {
    if (e instanceof NotPrivate) {
      return new DeviceFailed(Reason.NOT_PRIVATE, path);
    }
    if (e instanceof AccessDeniedException) {
      return new DeviceFailed(Reason.DENIED, path);
    }
    // mkdir(2) says so of a file, and of a link that leads nowhere
    return new DeviceFailed(
        e instanceof FileAlreadyExistsException ? Reason.NO_DIRECTORY : Reason.UNUSABLE, path);
  }
}
