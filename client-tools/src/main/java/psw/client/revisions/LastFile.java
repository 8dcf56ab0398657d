package psw.client.revisions;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Known;
import psw.wire.value.BadValue;

/** The bytes that were believed of one broker last. To lose them costs time, and nothing else. */
record LastFile(Path path) {
  /** What is there, if it is what {@code known} was made of. */
  Optional<Announcement> read(Known known) {
    try {
      byte[] bytes =
          Files.size(path) > Announcement.LONGEST ? new byte[0] : Files.readAllBytes(path);
      return Judge.sha256(bytes).equals(known.sha256())
          ? Optional.of(Announcement.reread(bytes))
          : Optional.empty();
    } catch (IOException | BadValue e) {
      return Optional.empty();
    }
  }

  private byte[] bytes() throws IOException {
    boolean fits = Files.exists(path) && Files.size(path) <= Announcement.LONGEST;
    return fits ? Files.readAllBytes(path) : new byte[0];
  }

  /** Keeps what is believed now. */
  void keep(byte[] announcement) throws IOException {
    if (Arrays.equals(bytes(), announcement)) {
      return;
    }
    Files.createDirectories(path.getParent(), RevisionsFile.PRIVATE_DIRECTORY);
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    try (FileChannel out = FileChannel.open(next, RevisionsFile.ANEW, RevisionsFile.PRIVATE)) {
      RevisionsFile.write(out, announcement);
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
