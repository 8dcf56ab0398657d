package psw.server.edge;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.BrokerId;

/**
 * Which part of a listing is asked for: {@code ?q= &broker= &size=} and {@code &after=} or {@code
 * &page=}. Other parameters are ignored.
 *
 * @param words what to search for; empty means anything
 * @param brokers whose; empty means everybody's
 * @param size how many at most, 1 to 1000
 * @param after the cursor to go on after
 * @param page the page, from 1, if pages are counted
 */
public record Paging(
    String words, List<BrokerId> brokers, int size, Optional<String> after, OptionalInt page) {

  /** Most items in one answer, and how many there are when nothing is said. */
  public static final int LARGEST = 1000;

  private static final int DEEPEST = 10_000;
  private static final int LONGEST_WORDS = 64;
  private static final int LONGEST_CURSOR = 64;
  private static final int MOST_BROKERS = 1000;

  /** Copies the list in. */
  public Paging {
    brokers = List.copyOf(brokers);
  }

  /** Reads the parameters; parts "q", "broker", "size", "after" and "page". */
  public static Paging parse(MultivaluedMap<String, String> query) throws BadValue {
    String words = Optional.ofNullable(query.getFirst("q")).orElse("").strip();
    if (words.codePointCount(0, words.length()) > LONGEST_WORDS) {
      throw new BadValue("q", Reason.TOO_LONG);
    }
    int size = number(query, "size", LARGEST).orElse(LARGEST);
    OptionalInt page = number(query, "page", DEEPEST);
    Optional<String> after = Optional.ofNullable(query.getFirst("after"));
    if (after.isPresent() && (after.get().isEmpty() || after.get().length() > LONGEST_CURSOR)) {
      throw new BadValue("after", Reason.MALFORMED);
    }
    if (page.isPresent() && (after.isPresent() || (long) page.getAsInt() * size > DEEPEST)) {
      throw new BadValue("page", Reason.OUT_OF_RANGE);
    }
    return new Paging(words, brokers(query.getOrDefault("broker", List.of())), size, after, page);
  }

  private static OptionalInt number(MultivaluedMap<String, String> query, String part, int most)
      throws BadValue {
    String text = query.getFirst(part);
    if (text == null) {
      return OptionalInt.empty();
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new BadValue(part, Reason.MALFORMED);
    }
    int number = Integer.parseInt(text);
    if (number < 1 || number > most) {
      throw new BadValue(part, Reason.OUT_OF_RANGE);
    }
    return OptionalInt.of(number);
  }

  /** Reads ids with commas between, at most 1000; part "broker". */
  public static List<BrokerId> brokers(List<String> lists) throws BadValue {
    List<BrokerId> all = new ArrayList<>();
    for (String list : lists) {
      for (String id : list.split(",", -1)) {
        all.add(broker(id.strip()));
      }
    }
    if (all.size() > MOST_BROKERS) {
      throw new BadValue("broker", Reason.TOO_LONG);
    }
    return all;
  }

  /** Reads one id; part "broker". */
  public static BrokerId broker(String id) throws BadValue {
    try {
      return BrokerId.parse(id);
    } catch (BadValue e) {
      throw e.in("broker");
    }
  }

  /** How many of the first items to leave out. */
  public int skip() {
    return page.isPresent() ? (page.getAsInt() - 1) * size : 0;
  }

  /** The cursor as a number, for listings in the order of numbers; 0 without one. */
  public long afterNumber() throws BadValue {
    if (after.isEmpty()) {
      return 0;
    }
    if (!after.get().matches("[0-9]{1,18}")) {
      throw new BadValue("after", Reason.MALFORMED);
    }
    return Long.parseLong(after.get());
  }

  /** The cursor as a broker's id, for listings in the order of ids; empty without one. */
  public String afterBroker() throws BadValue {
    if (after.isEmpty()) {
      return "";
    }
    try {
      return BrokerId.parse(after.get()).text();
    } catch (BadValue e) {
      throw e.in("after");
    }
  }

  /** Whether a page may be counted one further. */
  boolean mayCountOn() {
    return page.isPresent() && (long) (page.getAsInt() + 1) * size <= DEEPEST;
  }
}
