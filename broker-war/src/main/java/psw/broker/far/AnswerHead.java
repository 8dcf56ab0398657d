package psw.broker.far;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer begins with.
 *
 * @param status the HTTP status
 * @param type its {@code Content-Type}, perhaps empty
 * @param length its {@code Content-Length}, -1 if it has none
 */
record AnswerHead(int status, String type, long length) {
  private static final int LONGEST = 16 * 1024;
  private static final String END = "\r\n\r\n";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

  static AnswerHead read(InputStream in) throws IOException {
    List<String> lines = bytes(in).lines().toList();
    Matcher status = STATUS.matcher(lines.get(0));
    String length = header(lines, "content-length");
    // chunks are none of HTTP/1.0
    if (!status.matches()
        || !header(lines, "transfer-encoding").isEmpty()
        || !length.matches("[0-9]{0,9}")) {
      throw new Trouble.Strange();
    }
    return new AnswerHead(
        Integer.parseInt(status.group(1)),
        header(lines, "content-type"),
        length.isEmpty() ? -1 : Long.parseLong(length));
  }

  private static String bytes(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < END.length()) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no head");
      }
      matched = next == END.charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
      head.write(next);
      if (head.size() > LONGEST) {
        throw new Trouble.TooMuch();
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static String header(List<String> lines, String name) {
    return lines.stream()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
