package psw.server.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;
import psw.wire.json.JsonObject;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.Sha256;

/**
 * A service out of a box that opened here. Nothing of it is stored, so its number follows from
 * whose it is: 52 bits of a hash, beyond every number that is counted.
 *
 * @param broker whose it is
 * @param site how that broker calls itself
 * @param offer what it is
 */
public record SealedService(BrokerId broker, Label site, Offer offer) {
  private static final String CONTEXT = "psw-sealed-v1";
  private static final int BITS = 52;

  /** Those of an announcement, in the order of their numbers. */
  public static List<SealedService> of(Announcement said, List<Offer> opened) {
    return opened.stream()
        .map(offer -> new SealedService(said.id(), said.name(), offer))
        .sorted(Comparator.comparingLong(SealedService::id))
        .toList();
  }

  /** This server's number for it: 2^52 or more, below 2^53, stable. */
  public long id() {
    byte[] whose = (CONTEXT + broker).getBytes(StandardCharsets.US_ASCII);
    byte[] all =
        ByteBuffer.allocate(whose.length + Long.BYTES).put(whose).putLong(offer.id()).array();
    long hash = ByteBuffer.wrap(Sha256.of(all)).getLong();
    return (1L << BITS) | (hash >>> (Long.SIZE - BITS));
  }

  /** Whether the words stand in name, label or description. */
  boolean has(String words) {
    String text = offer.name().text() + '\n' + offer.label() + '\n' + offer.description().text();
    String wanted = Normalizer.normalize(words, Normalizer.Form.NFC);
    return OfferedService.words(text).contains(OfferedService.words(wanted));
  }

  /** How it is shown, to whom may see it. */
  public JsonObject view() {
    return Views.service(id(), offer)
        .and("broker", broker.text())
        .and("site", site.text())
        .and("verified", true)
        .and("visibility", "paired")
        .build();
  }
}
