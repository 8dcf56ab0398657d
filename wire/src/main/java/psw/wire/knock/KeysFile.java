package psw.wire.knock;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * What a broker writes for its gate, {@code gate.keys}: a first line {@code psw-gate-keys 1}, then
 * one for each key that may knock, in six words: the key's id, the key, the site (all base64url),
 * the second since 1970 at which it was made, the one at which its last grant ends, and the word of
 * a {@link SourceRule}. While a site changes its own key, a knock key has one line for each; and
 * where what may be reached by the looser rule ends first, one for each rule.
 *
 * @param holders in the file's order
 */
public record KeysFile(List<Holder> holders) {
  private static final String FIRST = "psw-gate-keys 1";
  private static final int WORDS = 6;

  /**
   * One who may knock.
   *
   * @param id the key's id, 8 bytes in base64url
   * @param key the key, 32 bytes in base64url; a secret
   * @param site as {@link KnockKey#site}
   * @param since when it was made; whole seconds
   * @param until when its last grant by this rule ends; whole seconds
   */
  public record Holder(
      String id, String key, String site, Instant since, Instant until, SourceRule rule) {
    /** Reads one line of the file, without its end; part "line". */
    public static Holder parse(String line) throws BadValue {
      String[] words = line.split(" ", -1);
      if (words.length != WORDS) {
        throw new BadValue("line", Reason.MALFORMED);
      }
      try {
        Holder holder =
            new Holder(
                words[0],
                words[1],
                words[2],
                Instant.ofEpochSecond(Long.parseLong(words[3])),
                Instant.ofEpochSecond(Long.parseLong(words[4])),
                SourceRule.parse(words[5]));
        holder.toKey();
        return holder;
      } catch (BadValue | NumberFormatException | DateTimeException e) {
        throw new BadValue("line", Reason.MALFORMED);
      }
    }

    /** What opens the knocks of this holder; the part is the word at fault. */
    public KnockKey toKey() throws BadValue {
      return KnockKey.parse(id, key, site);
    }

    /** {@link Knocking#judge} for this holder. */
    public Knocking.Verdict judge(Knock knock, InetAddress from, Instant last, Instant now) {
      return Knocking.judge(knock, from, last, until, rule, now);
    }

    private String line() {
      return String.join(
          " ",
          id,
          key,
          site,
          Long.toString(since.getEpochSecond()),
          Long.toString(until.getEpochSecond()),
          rule.word());
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "holder of knock key " + id + " until " + until + " (" + rule.word() + ')';
    }
  }

  /** Copies the list in. */
  public KeysFile {
    holders = List.copyOf(holders);
  }

  /** Reads what {@link #text} writes; a file with one bad line is refused whole, part "line N". */
  public static KeysFile parse(String text) throws BadValue {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(FIRST)) {
      throw new BadValue("line 1", Reason.MALFORMED);
    }
    List<Holder> holders = new ArrayList<>();
    for (int at = 1; at < lines.size(); at++) {
      try {
        holders.add(Holder.parse(lines.get(at)));
      } catch (BadValue e) {
        throw e.in("line " + (at + 1));
      }
    }
    return new KeysFile(holders);
  }

  /** The whole file. */
  public String text() {
    return holders.stream()
        .map(holder -> holder.line() + '\n')
        .collect(Collectors.joining("", FIRST + '\n', ""));
  }
}
