package psw.client.chat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a stream, each at most 4 KiB: the rest of a longer one is dropped. What is not UTF-8
 * becomes U+FFFD.
 */
final class Lines {
  private static final int LONGEST = 4096;
  // leaves room for a number
  private static final int LONGEST_SAID = 4000;

  private final InputStream in;
  private boolean ended;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** The next line without its end; empty at the end of the stream. The last may lack its end. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() < LONGEST) {
        line.write(read);
      }
    }
    ended = read == '\n';
    return Optional.of(whole(line.toByteArray()));
  }

  /** A line as it can be said: in parts, if it is too long for one. */
  static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int bytes = 0;
    for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
      int c = line.codePointAt(at);
      int more = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes + more > LONGEST_SAID) {
        parts.add(line.substring(begin, at));
        begin = at;
        bytes = 0;
      }
      bytes += more;
    }
    parts.add(line.substring(begin));
    return parts;
  }

  /** Whether the last line had its end. */
  boolean ended() {
    return ended;
  }

  // a cut must not leave half a character
  private static String whole(byte[] bytes) {
    int end = bytes.length;
    if (end == LONGEST) {
      int start = end - 1;
      while (start > end - 4 && (bytes[start] & 0xC0) == 0x80) {
        start--;
      }
      int lead = bytes[start] & 0xFF;
      int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
      end = start + length > end ? start : end;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
