package psw.broker.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * Which part of a listing is asked for.
 *
 * @param words what name, label or description hold, in any case; empty for all
 * @param size most that are listed, 1 to 1000
 * @param after the id after which it goes on
 * @param page which page of that size, from 1, if pages are asked for
 */
record Listing(String words, int size, long after, Optional<Integer> page) {
  private static final int LONGEST = 64;
  private static final int MOST = 1000;
  private static final int DEEPEST = 10_000;

  /**
   * Some services.
   *
   * @param services in order of their ids
   * @param next the query that goes on, if there are more
   */
  record Part(List<Service> services, Optional<String> next) {}

  /** Reads the parameters of a request, each {@code null} when absent. */
  static Listing parse(String q, String size, String after, String page) throws BadValue {
    String words = q == null ? "" : Normalizer.normalize(q.strip(), Normalizer.Form.NFC);
    if (words.codePointCount(0, words.length()) > LONGEST) {
      throw new BadValue("q", Reason.TOO_LONG);
    }
    long each = size == null ? (page == null ? MOST : 100) : number("size", size, 1, MOST);
    Optional<Integer> which =
        page == null
            ? Optional.empty()
            : Optional.of((int) number("page", page, 1, DEEPEST / each));
    if (after != null && page != null) {
      throw new BadValue("page", Reason.OUT_OF_RANGE);
    }
    long from = after == null ? 0 : number("after", after, 0, Long.MAX_VALUE);
    return new Listing(words, (int) each, from, which);
  }

  private static long number(String part, String text, long least, long most) throws BadValue {
    if (!text.matches("[0-9]{1,18}")) {
      throw new BadValue(part, Reason.MALFORMED);
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new BadValue(part, Reason.OUT_OF_RANGE);
    }
    return number;
  }

  /** The part of {@code all} (in order of ids) that is asked for; none for a page past the end. */
  Optional<Part> of(List<Service> all) {
    long skip = page.map(number -> (number - 1L) * size).orElse(0L);
    List<Service> rest =
        all.stream().filter(s -> s.id() > after).filter(this::matches).skip(skip).toList();
    if (rest.isEmpty() && skip > 0) {
      return Optional.empty();
    }
    List<Service> part = rest.subList(0, Math.min(size, rest.size()));
    return Optional.of(new Part(part, rest.size() > size ? next(part) : Optional.empty()));
  }

  private Optional<String> next(List<Service> part) {
    String where =
        page.isPresent() ? "page=" + (page.get() + 1) : "after=" + part.get(part.size() - 1).id();
    if (page.isPresent() && (page.get() + 1) * size > DEEPEST) {
      return Optional.empty();
    }
    String words = "q=" + URLEncoder.encode(this.words, StandardCharsets.UTF_8) + "&";
    return Optional.of((this.words.isEmpty() ? "" : words) + "size=" + size + "&" + where);
  }

  private boolean matches(Service service) {
    String wanted = words.toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || service.name().text().toLowerCase(Locale.ROOT).contains(wanted)
        || service.label().text().contains(wanted)
        || service.description().text().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
