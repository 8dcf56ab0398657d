package psw.gate.firewall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import psw.gate.rules.Backend;

/** The rules that the host loads when it starts: a directory with a file for each program. */
final class Kept {
  private final Path directory;

  Kept(Path directory) {
    this.directory = directory;
  }

  /** Writes these, by file name, and leaves no others; what is written outlasts a power cut. */
  void keep(Map<String, String> files) throws IOException {
    // not for everybody: they may name a knock sequence
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path part = directory.resolve(file.getKey() + ".new");
      Files.write(
          part,
          file.getValue().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(part, directory.resolve(file.getKey()), StandardCopyOption.ATOMIC_MOVE);
    }
    for (Backend backend : Backend.values()) {
      if (!files.containsKey(backend.file())) {
        Files.deleteIfExists(directory.resolve(backend.file()));
      }
    }
  }

  /** What is kept for a program. */
  Optional<String> read(Backend backend) throws IOException {
    try {
      return Optional.of(Files.readString(directory.resolve(backend.file())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
