package psw.client.serve;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import psw.client.serve.CannotServe.Reason;

/** One server's directory: private to its owner, and locked while the server runs. */
public final class DataDirectory implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      asFileAttribute(fromString("rwx------"));

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes the directory if it is missing, checks who can reach it, and locks it. */
  public static DataDirectory open(Path path) throws CannotServe {
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      if (!Files.isDirectory(path)) {
        Files.createDirectory(path, PRIVATE);
      }
      if (!Files.getAttribute(path, "unix:uid").equals(ourUid())) {
        throw new CannotServe(Reason.DATA_OF_ANOTHER, path);
      }
      if (!fromString("rwx------").containsAll(Files.getPosixFilePermissions(path))) {
        if (!isEmpty(path)) {
          throw new CannotServe(Reason.DATA_NOT_PRIVATE, path);
        }
        // nothing was ever seen in it
        Files.setPosixFilePermissions(path, fromString("rwx------"));
      }
      return new DataDirectory(path, locked(path));
    } catch (IOException e) {
      throw Complaint.of(path, e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.findAny().isEmpty();
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** A private directory in here, emptied. */
  Path fresh(String name) throws IOException {
    Path child = path.resolve(name);
    remove(child);
    return Files.createDirectory(child, PRIVATE);
  }

  /** A private directory in here. */
  Path kept(String name) throws IOException {
    Path child = path.resolve(name);
    return Files.isDirectory(child) ? child : Files.createDirectory(child, PRIVATE);
  }

  /** Removes a directory in here and all below it; links are removed, not followed. */
  static void remove(Path tree) throws IOException {
    if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  // the kernel lets go of the lock when the process is gone, however it went
  private static FileChannel locked(Path path) throws IOException, CannotServe {
    FileChannel channel =
        FileChannel.open(
            path.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            asFileAttribute(fromString("rw-------")));
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // refused below
    }
    channel.close();
    throw new CannotServe(Reason.DATA_IN_USE, path);
  }

  private static Object ourUid() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.getAttribute(
        Files.exists(self) ? self : Path.of(System.getProperty("user.home")), "unix:uid");
  }
}
