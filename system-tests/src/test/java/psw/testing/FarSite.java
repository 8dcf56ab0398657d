package psw.testing;

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
import psw.wire.request.Request;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** A broker as a server sees it: an identity that signs. Each has one of its own. */
public final class FarSite {
  private final Identity me = Identity.create(new SecureRandom());
  private final Label name;
  private long revision = Instant.now().toEpochMilli();
  private long requests;
  private Duration term = Duration.ofMinutes(10);
  private Duration ahead = Duration.ZERO;

  /** One that calls itself ana. */
  public FarSite() {
    this("ana");
  }

  /** One that calls itself something; a label. */
  public FarSite(String name) {
    this.name = new Label(name);
  }

  /** Its id. */
  public BrokerId id() {
    return me.id();
  }

  /** Where a rendez-vous keeps what it announces. */
  public String path() {
    return "/api/brokers/" + me.id();
  }

  /** The revision announced last. */
  public long revision() {
    return revision;
  }

  /** Leaves out so many revisions. */
  public FarSite advance(long revisions) {
    revision += revisions;
    return this;
  }

  /** How long what it signs holds; ten minutes at first. */
  public FarSite term(Duration term) {
    this.term = term;
    return this;
  }

  /** Signs as if its clock ran ahead by so much. */
  public FarSite ahead(Duration ahead) {
    this.ahead = ahead;
    return this;
  }

  /** The next revision, with services of these numbers. */
  public byte[] announce(int... numbers) {
    revision++;
    return same(numbers);
  }

  /** The current revision once more. */
  public byte[] same(int... numbers) {
    List<Offer> offers = new ArrayList<>();
    for (int number : numbers) {
      offers.add(offer(number, "Wiki " + number, "pages of " + number));
    }
    return sign(offers, false);
  }

  /** The next revision, with one service. */
  public byte[] announceNamed(String name, String description) {
    revision++;
    return sign(List.of(offer(1, name, description)), false);
  }

  /** The next revision, a tombstone. */
  public byte[] withdraw() {
    revision++;
    return sign(List.of(), true);
  }

  /** A lease on an announcement under the current revision. */
  public byte[] lease(byte[] announcement) {
    Instant now = now();
    return new Lease(me.id(), revision, Judge.sha256(announcement), now, now.plus(term)).sign(me);
  }

  /** What it offers under a number from 1 to 57535. */
  public static Offer offer(int number, String name, String description) {
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

  /** Signs the current revision. */
  public byte[] sign(List<Offer> offers, boolean gone) {
    Instant now = now();
    return new Announcement(
            me.id(),
            me.key(),
            name,
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

  /** A proof that a request is this broker's; each has a higher revision than the one before. */
  public String proof(String method, String path, byte[] body) {
    requests = Math.max(requests + 1, Instant.now().toEpochMilli());
    return text(Request.sign(me, method, path, body, requests, Instant.now().plus(ahead)));
  }

  private Instant now() {
    return Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
  }

  /** A JWS as text. */
  public static String text(byte[] jws) {
    return new String(jws, StandardCharsets.US_ASCII);
  }
}
