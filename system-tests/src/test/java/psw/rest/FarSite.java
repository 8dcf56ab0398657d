package psw.rest;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Health;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Lease;
import psw.wire.announcement.Offer;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** A broker as a server sees it: an identity that signs. Each has one of its own. */
final class FarSite {
  final Identity me = Identity.create(new SecureRandom());
  final String path = "/api/brokers/" + me.id();
  long revision = Instant.now().toEpochMilli();
  private Duration term = Duration.ofMinutes(10);
  private Duration ahead = Duration.ZERO;

  FarSite term(Duration term) {
    this.term = term;
    return this;
  }

  /** Signs as if its clock ran ahead by so much. */
  FarSite ahead(Duration ahead) {
    this.ahead = ahead;
    return this;
  }

  /** The next revision, with services of these numbers. */
  byte[] announce(int... numbers) {
    revision++;
    return same(numbers);
  }

  /** The current revision once more. */
  byte[] same(int... numbers) {
    List<Offer> offers = new ArrayList<>();
    for (int number : numbers) {
      offers.add(offer(number, "Wiki " + number, "pages of " + number));
    }
    return sign(offers, false);
  }

  byte[] announceNamed(String name, String description) {
    revision++;
    return sign(List.of(offer(1, name, description)), false);
  }

  byte[] withdraw() {
    revision++;
    return sign(List.of(), true);
  }

  byte[] lease(byte[] announcement) {
    Instant now = now();
    return new Lease(me.id(), revision, Judge.sha256(announcement), now, now.plus(term)).sign(me);
  }

  static Offer offer(int number, String name, String description) {
    try {
      return new Offer(
          number,
          new Label("wiki-" + number),
          ServiceName.parse(name),
          Description.parse(description),
          new IpAddress("192.0.2.7"),
          new Port(8000 + number),
          Health.UP);
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  byte[] sign(List<Offer> offers, boolean gone) {
    Instant now = now();
    return new Announcement(
            me.id(),
            me.key(),
            new Label("ana"),
            revision,
            now,
            now.plus(term),
            Optional.empty(),
            gone,
            List.of(new IpAddress("203.0.113.7")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            offers,
            List.of())
        .sign(me);
  }

  private Instant now() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
  }

  static String text(byte[] jws) {
    return new String(jws, StandardCharsets.US_ASCII);
  }
}
