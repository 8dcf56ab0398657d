package psw.gate.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * Who may knock, as the broker wrote it last. The file is looked at while knocks arrive, so that
 * what was revoked ends within {@link #FRESH}; while it cannot be read, nobody may. The broker is
 * believed no more than it must be: what is no file, or too much, is not read.
 */
final class Keys {
  private static final Duration FRESH = Duration.ofMillis(200);
  // what 10,000 keys take, and half as much again while a site changes its own
  private static final int LONGEST = 2 << 20;

  private final Path file;
  private Holders holders = Holders.NONE;
  private Instant looked = Instant.MIN;
  private Version version = new Version(null, -1, "");
  private Optional<String> trouble = Optional.empty();

  // a file that was renamed into place is another, whatever its time
  private record Version(Object id, long size, String modified) {}

  Keys(Path file) {
    this.file = file;
  }

  /** Those whose key has this id. */
  List<Holders.Held> of(long keyId, Instant now) {
    // before and after: a clock may be set back
    if (looked.equals(Instant.MIN) || Duration.between(looked, now).abs().compareTo(FRESH) >= 0) {
      look();
      looked = now;
    }
    return holders.of(keyId);
  }

  /** What is wrong with the file, if anything is. */
  Optional<String> trouble() {
    return trouble;
  }

  private void look() {
    try {
      BasicFileAttributes seen =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Version now = new Version(seen.fileKey(), seen.size(), seen.lastModifiedTime().toString());
      if (!seen.isRegularFile()) {
        // a pipe would be waited for, a device has no end
        shut("is no file");
        return;
      }
      if (!now.equals(version)) {
        // nobody asks meanwhile, and memory need not hold both
        holders = Holders.NONE;
        holders = Holders.parse(text());
        version = now;
      }
      trouble = Optional.empty();
    } catch (IOException e) {
      shut("cannot be read: " + e.getClass().getSimpleName());
    } catch (BadValue e) {
      shut(
          e.reason() == Reason.TOO_LONG
              ? "is too long: more than " + Holders.MOST + " keys"
              : "is damaged in " + e.part());
    }
  }

  private byte[] text() throws IOException, BadValue {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] text = in.readNBytes(LONGEST + 1);
      if (text.length > LONGEST) {
        throw new BadValue("file", Reason.TOO_LONG);
      }
      return text;
    }
  }

  private void shut(String why) {
    holders = Holders.NONE;
    version = new Version(null, -1, "");
    trouble = Optional.of(file + " " + why);
  }
}
