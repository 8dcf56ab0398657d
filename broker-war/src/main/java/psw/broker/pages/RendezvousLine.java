package psw.broker.pages;

import java.time.Instant;
import java.util.Optional;
import psw.broker.announcing.Fault;
import psw.broker.announcing.Shown;
import psw.broker.announcing.Standing;
import psw.broker.far.RendezvousUrl;

/**
 * A rendez-vous in the list.
 *
 * @param url where it is and by which key it is known
 * @param place the same without the key
 * @param key what {@code url} has beyond {@code place}, perhaps nothing
 * @param colour the state's class in the stylesheet: up, down or unknown
 * @param word the state
 * @param detail what is wrong, else empty
 * @param since since when that is so, else {@code null}
 * @param acknowledged when the announcement was made that it acknowledged last, else {@code null}
 * @param holds whether that still holds there
 * @param leaving whether the site is being withdrawn from there
 */
public record RendezvousLine(
    String url,
    String place,
    String key,
    String colour,
    String word,
    String detail,
    Instant since,
    Instant acknowledged,
    boolean holds,
    boolean leaving) {
  private static final String ANNOUNCED = "announced";

  /** One that was just added, and of which nothing is known yet. */
  static RendezvousLine fresh(RendezvousUrl url) {
    return new RendezvousLine(
        url.text(), url.toString(), key(url), "unknown", "waiting", "", null, null, false, false);
  }

  /** How the site stands there; {@code member} is whether it is to be announced there. */
  static RendezvousLine of(Standing standing, boolean member) {
    boolean leaving = standing.leaving() || !member;
    // a revision is the time of its announcement, in milliseconds
    Instant acknowledged =
        standing.acknowledged().isPresent()
            ? Instant.ofEpochMilli(standing.acknowledged().getAsLong())
            : null;
    return new RendezvousLine(
        standing.url().text(),
        standing.url().toString(),
        key(standing.url()),
        colour(standing, leaving),
        word(standing, leaving),
        standing.complaint().map(RendezvousLine::sentence).orElse(""),
        standing.since(),
        acknowledged,
        standing.holds(),
        leaving);
  }

  private static String key(RendezvousUrl url) {
    return url.text().substring(url.toString().length());
  }

  boolean isCurrent() {
    return word.startsWith(ANNOUNCED);
  }

  boolean isWaiting() {
    return colour.equals("unknown");
  }

  private static String colour(Standing standing, boolean leaving) {
    if (leaving) {
      return "unknown";
    }
    if (standing.current() && standing.complaint().isEmpty()) {
      return "up";
    }
    return standing.complaint().isPresent() ? "down" : "unknown";
  }

  private static String word(Standing standing, boolean leaving) {
    if (leaving) {
      return "being left";
    }
    if (standing.shown() != Shown.ALL) {
      return standing.shown() == Shown.LAGS ? "lags" : "withholds";
    }
    if (standing.current()) {
      return standing.unheard().isPresent() ? ANNOUNCED + ", not heard" : ANNOUNCED;
    }
    Optional<Fault> fault = standing.fault();
    return fault.isEmpty() ? "waiting" : fault.get().status() == 0 ? "not reached" : "not taken";
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1) + ".";
  }
}
