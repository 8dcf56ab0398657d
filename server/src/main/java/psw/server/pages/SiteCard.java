package psw.server.pages;

import java.time.Instant;
import java.util.List;
import psw.server.directory.Entry;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;

/**
 * A site in a list: who it is, and the first of what it offers.
 *
 * @param name how it calls itself
 * @param id its id
 * @param issued when it announced itself
 * @param until when that ends
 * @param count how many services it offers, in words
 * @param first some of them
 * @param hidden how many more there are
 */
public record SiteCard(
    String name,
    String id,
    Instant issued,
    Instant until,
    String count,
    List<Offer> first,
    int hidden) {
  private static final int SHOWN = 8;

  static SiteCard of(Entry entry) {
    Announcement said = entry.announcement();
    int all = said.services().size();
    int shown = Math.min(all, SHOWN);
    return new SiteCard(
        said.name().text(),
        said.id().text(),
        said.issued(),
        entry.known().liveUntil(),
        count(all),
        said.services().subList(0, shown),
        all - shown);
  }

  private static String count(int services) {
    return switch (services) {
      case 0 -> "no services";
      case 1 -> "1 service";
      default -> services + " services";
    };
  }
}
