package psw.gate.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KnockKey;
import psw.wire.value.BadValue;

/**
 * Who may knock, as the broker wrote it last. The file is looked at while knocks arrive, so that
 * what was revoked ends within {@link #FRESH}; while it cannot be read, nobody may.
 */
final class Keys {
  private static final Duration FRESH = Duration.ofMillis(200);

  private final Path file;
  private Map<Long, List<Held>> held = Map.of();
  private Instant looked = Instant.MIN;
  private Version version = new Version(null, -1, "");
  private Optional<String> trouble = Optional.empty();

  /** A holder of a key, and what opens its knocks. */
  record Held(KeysFile.Holder holder, KnockKey key) {}

  // a file that was renamed into place is another, whatever its time
  private record Version(Object id, long size, String modified) {}

  Keys(Path file) {
    this.file = file;
  }

  /** Those whose key has this id. */
  List<Held> of(long keyId, Instant now) {
    // before and after: a clock may be set back
    if (looked.equals(Instant.MIN) || Duration.between(looked, now).abs().compareTo(FRESH) >= 0) {
      look();
      looked = now;
    }
    return held.getOrDefault(keyId, List.of());
  }

  /** What is wrong with the file, if anything is. */
  Optional<String> trouble() {
    return trouble;
  }

  /** How many keys there are. */
  int count() {
    return held.size();
  }

  private void look() {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      Version now = new Version(seen.fileKey(), seen.size(), seen.lastModifiedTime().toString());
      if (!now.equals(version)) {
        held = read();
        version = now;
      }
      trouble = Optional.empty();
    } catch (IOException e) {
      shut("cannot be read: " + e.getClass().getSimpleName());
    } catch (BadValue e) {
      shut("is damaged in " + e.part());
    }
  }

  private void shut(String why) {
    held = Map.of();
    version = new Version(null, -1, "");
    trouble = Optional.of(file + " " + why);
  }

  private Map<Long, List<Held>> read() throws IOException, BadValue {
    Map<Long, List<Held>> all = new HashMap<>();
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    for (KeysFile.Holder holder : KeysFile.parse(text).holders()) {
      KnockKey key = holder.toKey();
      all.computeIfAbsent(key.id(), id -> new ArrayList<>()).add(new Held(holder, key));
    }
    return all;
  }
}
