package psw.gate.firewall;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where it is kept what is not confirmed: a directory that is this account's alone. */
record StateDirectory(Path path) {
  private static final String ALONE = "rwx------";

  Path file(String name) {
    return path.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Makes it where it is not there, and takes its lock.
   *
   * @return the lock; it ends with the channel, or with this process
   * @throws UnderWay when another process has it
   */
  FileChannel lock() throws IOException {
    make();
    FileChannel channel =
        FileChannel.open(
            file("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // as in another process
    }
    channel.close();
    throw new UnderWay();
  }

  private void make() throws IOException {
    try {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ALONE)));
    } catch (FileAlreadyExistsException e) {
      // looked at below, as one that was made just now
    }
    Map<String, Object> is =
        Files.readAttributes(path, "unix:isDirectory,uid,permissions", LinkOption.NOFOLLOW_LINKS);
    boolean alone =
        is.get("permissions").equals(PosixFilePermissions.fromString(ALONE))
            && is.get("uid").equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    if (!is.get("isDirectory").equals(true) || !alone) {
      throw new IOException(path + " is to be a directory of root's alone (mode 0700), not a link");
    }
  }

  Optional<String> read(String name) throws IOException {
    try {
      return Optional.of(Files.readString(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes it whole: nobody reads a part of it. */
  void write(String name, String text) throws IOException {
    Path part = file(name + ".new");
    Files.writeString(part, text, StandardCharsets.UTF_8);
    Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Renames it; false when it is not there. */
  boolean rename(String from, String to) throws IOException {
    try {
      Files.move(file(from), file(to), StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(file(name));
    Files.deleteIfExists(file(name + ".new"));
  }
}
