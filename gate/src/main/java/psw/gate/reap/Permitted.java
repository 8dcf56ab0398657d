package psw.gate.reap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a device's lines permit at a moment, read as sshd(8) reads them. */
final class Permitted {
  private static final Pattern LINE =
      Pattern.compile(
          "restrict,port-forwarding,expiry-time=\"([0-9]{14})Z\"((?:,permitopen=\"[^\" ,]+\")+) .*");
  private static final Pattern TARGET = Pattern.compile("permitopen=\"([^\"]+)\"");
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private Permitted() {}

  /**
   * The targets, as {@code HOST:PORT}, of the first line that has not expired: sshd takes that one
   * and looks at no other. Lines of another form permit nothing.
   */
  static Set<String> at(Instant when, List<String> lines) {
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches() && expiry(parts.group(1)).isAfter(when)) {
        Set<String> targets = new HashSet<>();
        TARGET.matcher(parts.group(2)).results().forEach(found -> targets.add(found.group(1)));
        return targets;
      }
    }
    return Set.of();
  }

  private static Instant expiry(String digits) {
    try {
      return LocalDateTime.parse(digits, EXPIRY).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException noSuchTime) {
      return Instant.MIN;
    }
  }
}
