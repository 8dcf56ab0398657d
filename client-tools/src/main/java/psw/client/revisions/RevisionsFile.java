package psw.client.revisions;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import psw.client.revisions.CannotRemember.Reason;
import psw.wire.value.BadValue;

/** The file: read whole, replaced whole. */
record RevisionsFile(Path path) {
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  static final Set<StandardOpenOption> ANEW = Set.of(CREATE, WRITE, TRUNCATE_EXISTING);

  Remembered read() throws CannotRemember {
    try {
      return Remembered.parse(Files.readString(path, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return new Remembered(Map.of());
    } catch (IOException e) {
      throw new CannotRemember(Reason.UNREADABLE, path);
    } catch (BadValue e) {
      throw new CannotRemember(Reason.DAMAGED, path);
    }
  }

  void write(Remembered all) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    try (FileChannel out = FileChannel.open(next, ANEW, PRIVATE)) {
      write(out, all.toString().getBytes(StandardCharsets.US_ASCII));
      out.force(true);
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static void write(FileChannel out, byte... content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
