package psw.broker.grants;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file that this broker writes and another account reads, whole at every moment. */
final class SharedFile {
  private static final Set<PosixFilePermission> SHARED =
      PosixFilePermissions.fromString("rw-r-----");
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

  private final Path file;
  private final Path part;
  private final Optional<GroupPrincipal> group;
  private final Set<PosixFilePermission> mode;

  /**
   * A file that may not be there yet.
   *
   * @param group who reads it, too
   */
  SharedFile(Path file, Optional<GroupPrincipal> group) {
    this.file = file;
    this.part = file.resolveSibling('.' + file.getFileName().toString() + ".new");
    this.group = group;
    this.mode = group.isPresent() ? SHARED : OWN;
  }

  /** What it says; what is no file says nothing. */
  String text() throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Files.readString(file, StandardCharsets.ISO_8859_1)
        : "";
  }

  /** Makes it say this, to be read by whom it should; whether anything had to be done. */
  boolean become(String text) throws IOException {
    if (text().equals(text) && Files.exists(file) && isReadableAsWanted()) {
      return false;
    }
    try {
      write(text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      // it takes room that others may need
      Files.deleteIfExists(part);
      throw e;
    }
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  private boolean isReadableAsWanted() throws IOException {
    PosixFileAttributes attributes = view(file).readAttributes();
    return attributes.permissions().equals(mode)
        && group.map(attributes.group()::equals).orElse(true);
  }

  private void write(String text) throws IOException {
    Files.deleteIfExists(part);
    try (FileChannel out =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWN))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      PosixFileAttributeView view = view(part);
      if (group.isPresent() && !view.readAttributes().group().equals(group.get())) {
        view.setGroup(group.get());
      }
      // last, so that no other group reads it meanwhile, and again, as a umask may have taken it
      view.setPermissions(mode);
      out.force(true);
    }
  }

  private static PosixFileAttributeView view(Path file) {
    return Files.getFileAttributeView(
        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }
}
