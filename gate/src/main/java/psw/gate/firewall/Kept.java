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
import java.util.Set;
import psw.gate.rules.Backend;

/** The rules that the host loads when it starts: a directory with a file for each program. */
final class Kept {
  private final Path directory;

  Kept(Path directory) {
    this.directory = directory;
  }

  /** Writes these beside those that are kept, which it does not touch; it outlasts a power cut. */
  void prepare(Map<Backend, String> texts) throws IOException {
    // not for everybody: they may name a knock sequence
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (Map.Entry<Backend, String> text : texts.entrySet()) {
      Files.write(
          part(text.getKey()),
          text.getValue().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
    }
  }

  /** Keeps what was prepared for these programs, and nothing for others. */
  void keep(Set<Backend> prepared) throws IOException {
    for (Backend backend : Backend.values()) {
      if (prepared.contains(backend)) {
        Files.move(part(backend), file(backend), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(file(backend));
      }
    }
  }

  private Path file(Backend backend) {
    return directory.resolve(backend.file());
  }

  private Path part(Backend backend) {
    return directory.resolve(backend.file() + ".new");
  }

  /** What is kept for a program. */
  Optional<String> read(Backend backend) throws IOException {
    try {
      return Optional.of(Files.readString(file(backend)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
