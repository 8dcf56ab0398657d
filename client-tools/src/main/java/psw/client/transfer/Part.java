package psw.client.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;

/** What has come so far of a file, under a hidden name that says which one; locked while open. */
final class Part implements AutoCloseable {
  private static final int AT_ONCE = 256 * 1024;

  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest = Sha.begin();
  private long size;

  private Part(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens or makes it; of one that is longer than it may be nothing is kept. */
  static Part open(Path file, long longest) throws IOException {
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = there ? again(file) : anew(file);
    Part part = new Part(file, channel);
    try {
      part.lock();
      part.count(longest);
      return part;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel anew(Path file) throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    FileAttribute<?>[] ours =
        isPosix(file)
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(file, options, ours);
  }

  private static FileChannel again(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !isOurs(file)) {
      throw new FileSystemException(file.toString(), null, "it is not what psw left there");
    }
    return FileChannel.open(
        file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  // another name of a file elsewhere, or one that others write to, is none of ours
  private static boolean isOurs(Path file) throws IOException {
    return !isPosix(file)
        || (Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS).equals(1)
            && PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))
                .equals("rw-------"));
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private void lock() throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // as below
    }
    throw new FileSystemException(file.toString(), null, "another psw receive writes it");
  }

  private void count(long longest) throws IOException {
    if (channel.size() > longest) {
      channel.truncate(0);
    }
    ByteBuffer some = ByteBuffer.allocate(AT_ONCE);
    while (channel.read(some) >= 0) {
      some.flip();
      size += some.remaining();
      digest.update(some);
      some.clear();
    }
  }

  /** How much has come. */
  long size() {
    return size;
  }

  void add(byte[] some, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(some, 0, length);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    digest.update(some, 0, length);
    size += length;
  }

  /** Whether it is what was announced; on the disk then. Asked once, at the end. */
  boolean is(String hash) throws IOException {
    channel.force(true);
    return HexFormat.of().formatHex(digest.digest()).equals(hash);
  }

  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
