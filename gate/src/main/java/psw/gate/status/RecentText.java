package psw.gate.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.gate.status.Status.Entry;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/** A list of the match "recent", as the kernel prints it in /proc/net/xt_recent. */
final class RecentText {
  private static final Pattern LINE =
      Pattern.compile("(?m)^src=(\\S+) ttl: \\d+ last_seen: (\\d+) oldest_pkt:");

  private RecentText() {}

  /** Those who were seen within {@code stay}, by the kernel's clock. */
  static List<Entry> parse(String text, String list, Duration stay, Optional<Jiffies> clock) {
    List<Entry> entries = new ArrayList<>();
    Matcher lines = LINE.matcher(text);
    while (lines.find()) {
      long seen = Long.parseLong(lines.group(2));
      Optional<Duration> left = clock.map(now -> stay.minus(now.since(seen)));
      if (left.isEmpty() || !left.get().isNegative()) {
        entries.add(new Entry(canonical(lines.group(1)), list, left));
      }
    }
    return entries;
  }

  // the kernel prints all zeros of an IPv6 address
  private static String canonical(String address) {
    try {
      return IpAddress.parse(address).text();
    } catch (BadValue e) {
      return address; // none that a site or a device may have, as one of multicast
    }
  }
}
