package psw.broker.pages;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import psw.broker.sites.AddedSite;
import psw.broker.sites.Hearing;
import psw.broker.sites.SiteWords;
import psw.server.directory.Entry;

/**
 * A site that was added by its address, in the list.
 *
 * @param id who it is
 * @param url where its broker answers, without the pin of its key
 * @param name how it calls itself, empty when that was forgotten
 * @param live whether what it announced holds, so that it has a page
 * @param colour the state's class in the stylesheet: up, down or unknown
 * @param word the state
 * @param detail what is wrong, else empty
 * @param since when it was added
 */
public record SiteLine(
    String id,
    String url,
    String name,
    boolean live,
    String colour,
    String word,
    String detail,
    Instant since) {

  static SiteLine of(AddedSite site, Optional<Entry> known, Hearing hearing) {
    return new SiteLine(
        site.id().text(),
        site.url().toString(),
        known.map(entry -> entry.announcement().name().text()).orElse(""),
        known.filter(Entry::live).isPresent(),
        hearing instanceof Hearing.Heard
            ? "up"
            : hearing instanceof Hearing.Unknown ? "unknown" : "down",
        word(hearing),
        SiteWords.of(hearing).map(SiteLine::sentence).orElse(""),
        site.since());
  }

  private static String word(Hearing hearing) {
    if (hearing instanceof Hearing.Unknown) {
      return "waiting";
    }
    return hearing instanceof Hearing.Heard
        ? "heard"
        : hearing instanceof Hearing.Unread ? "not heard" : "not believed";
  }

  static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1)
        + (words.endsWith("?") ? "" : ".");
  }
}
