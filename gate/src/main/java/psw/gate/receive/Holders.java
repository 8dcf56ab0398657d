package psw.gate.receive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KnockKey;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * A file of keys, in little more room than it has on the disk: it is checked whole, and only the
 * lines of those who are named are kept read.
 */
final class Holders {
  /** How many keys there may be, each of any number of lines. */
  static final int MOST = 10_000;

  /** Of nobody. */
  static final Holders NONE = new Holders(new byte[0], Map.of());

  private final byte[] text;
  private final Map<Long, int[]> lines;
  private final Map<Long, List<Held>> named = new HashMap<>();

  /** A holder of a key, and what opens its knocks. */
  record Held(KeysFile.Holder holder, KnockKey key) {}

  private Holders(byte[] text, Map<Long, int[]> lines) {
    this.text = text;
    this.lines = lines;
  }

  /**
   * Reads what {@link KeysFile} writes, and refuses what that refuses and more keys than {@link
   * #MOST}; part "line N".
   */
  static Holders parse(byte[] text) throws BadValue {
    Map<Long, int[]> lines = new HashMap<>();
    int number = 1;
    for (int at = 0; at < text.length || number == 1; at = end(text, at) + 1, number++) {
      try {
        if (number == 1) {
          KeysFile.parse(line(text, at));
          continue;
        }
        long id = held(text, at).key().id();
        int[] before = lines.getOrDefault(id, new int[0]);
        int[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = at;
        lines.put(id, all);
        if (lines.size() > MOST) {
          throw new BadValue("keys", Reason.TOO_LONG);
        }
      } catch (BadValue e) {
        throw e.in("line " + number);
      }
    }
    return new Holders(text, lines);
  }

  /** Those whose key has this id, in the file's order. */
  List<Held> of(long id) {
    int[] begins = lines.get(id);
    return begins == null ? List.of() : named.computeIfAbsent(id, key -> read(begins));
  }

  private List<Held> read(int[] begins) {
    List<Held> all = new ArrayList<>(begins.length);
    try {
      for (int at : begins) {
        all.add(held(text, at));
      }
    } catch (BadValue e) {
      throw new IllegalStateException(e); // it was read before
    }
    return List.copyOf(all);
  }

  private static Held held(byte[] text, int at) throws BadValue {
    KeysFile.Holder holder = KeysFile.Holder.parse(line(text, at));
    return new Held(holder, holder.toKey());
  }

  private static String line(byte[] text, int at) {
    return new String(text, at, end(text, at) - at, StandardCharsets.ISO_8859_1);
  }

  private static int end(byte[] text, int at) {
    int end = at;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return end;
  }
}
