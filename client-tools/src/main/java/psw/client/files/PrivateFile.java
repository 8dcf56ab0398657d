package psw.client.files;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A secret in a file. */
public record PrivateFile(Path path) {
  private static final Set<PosixFilePermission> OURS = fromString("rwx------");
  private static final FileAttribute<?> FILE = asFileAttribute(fromString("rw-------"));

  /** Refuses a file or directory that others can reach. */
  public static void check(Path path) throws IOException {
    if (!OURS.containsAll(Files.getPosixFilePermissions(path))) {
      throw new NotPrivate(path);
    }
  }

  /** What it holds; empty when it is not there. */
  public Optional<byte[]> read() throws IOException {
    try {
      check(path);
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * What it holds, if it is a plain file of this user's or root's: one that people write, too. A
   * link is not followed, and a pipe not waited for.
   *
   * @param most that many KiB it may have
   */
  public Optional<byte[]> readPlain(int most) throws IOException {
    try {
      Map<String, Object> seen =
          Files.readAttributes(path, "unix:isRegularFile,uid", LinkOption.NOFOLLOW_LINKS);
      if (!seen.get("isRegularFile").equals(true)) {
        throw refused("it is no regular file");
      }
      if (!seen.get("uid").equals(0) && !seen.get("uid").equals(ourUid())) {
        throw refused("it belongs to another user");
      }
      check(path);
      try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(checked(in.readNBytes(most * 1024 + 1), most));
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Writes it so that {@link #readPlain} can read it. */
  public void writePlain(byte[] bytes, int most) throws IOException {
    write(checked(bytes, most));
  }

  private byte[] checked(byte[] bytes, int most) throws FileSystemException {
    if (bytes.length > most * 1024) {
      throw refused("it is larger than " + most + " KiB");
    }
    return bytes;
  }

  private FileSystemException refused(String why) {
    return new FileSystemException(path.toString(), null, why);
  }

  /** The number of the user that this program runs as. */
  public static Object ourUid() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.getAttribute(
        Files.exists(self) ? self : Path.of(System.getProperty("user.home")), "unix:uid");
  }

  /** Writes it anew, or for the first time. */
  public void write(byte[] bytes) throws IOException {
    Path fresh = path.resolveSibling('.' + path.getFileName().toString() + ".new");
    Files.deleteIfExists(fresh); // of a program that was killed
    put(fresh, bytes);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    forced(path);
  }

  /**
   * Writes it for the first time.
   *
   * @throws FileAlreadyExistsException when something is there
   */
  public void create(byte[] bytes) throws IOException {
    Path fresh = path.resolveSibling('.' + path.getFileName().toString() + ".new");
    Files.deleteIfExists(fresh);
    put(fresh, bytes);
    try {
      link(fresh);
    } finally {
      Files.deleteIfExists(fresh);
    }
    forced(path);
  }

  // a link, unlike a renaming, never replaces what is there; but a stick may know no links
  private void link(Path fresh) throws IOException {
    try {
      Files.createLink(path, fresh);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(path.toString());
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Removes it, if it is there. */
  public void remove() throws IOException {
    Files.deleteIfExists(path);
    forced(path);
  }

  /** Puts it in the place of another in the same directory. */
  public void replace(PrivateFile other) throws IOException {
    Files.move(path, other.path, StandardCopyOption.ATOMIC_MOVE);
    forced(other.path);
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    try (FileChannel out = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FILE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  private static void forced(Path file) throws IOException {
    try (FileChannel entries = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
      entries.force(true);
    }
  }
}
