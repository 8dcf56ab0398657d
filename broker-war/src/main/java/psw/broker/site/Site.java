package psw.broker.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import psw.broker.address.Addresses;
import psw.pairing.mailbox.Rendezvous;
import psw.pairing.run.Form;
import psw.pairing.run.Run;
import psw.server.settings.Knocks;
import psw.server.settings.Settings;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.announcement.Lease;
import psw.wire.announcement.Offer;
import psw.wire.box.BoxKey;
import psw.wire.jws.Identity;
import psw.wire.jws.PublicKey;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.SshPublicKey;

/** This site; the only holder of its private key. */
@ApplicationScoped
public class Site {
  private static final List<IpAddress> ROOM =
      Collections.nCopies(Addresses.MOST_LEARNED, new IpAddress("f".repeat(4) + ":ffff".repeat(7)));

  private Settings settings;
  private Identity identity;
  private Optional<PublicKey> next;

  protected Site() {}

  @Inject
  Site(Settings settings) {
    this.settings = settings;
    try {
      Files.createDirectories(settings.data());
      IdentityFile file = new IdentityFile(settings.data());
      this.identity = file.open();
      this.next = file.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Its id, for as long as its identity lies in the data directory. */
  public BrokerId id() {
    return identity.id();
  }

  /** Its public key, and the one that is to take over if there is one. */
  public List<PublicKey> keys() {
    return Stream.concat(Stream.of(identity.key()), next.stream()).toList();
  }

  /** How it calls itself. */
  public Label name() {
    return settings.name();
  }

  /** How long an announcement and a lease hold. */
  public Duration term() {
    return settings.lease();
  }

  /**
   * What it announces at {@code now} under a revision.
   *
   * @param addresses where it is reached
   * @param down whether nobody receives what is sent to its gate
   * @param boxes what it says to whom it is paired with, sealed for that revision
   */
  public Announcement announcement(
      long revision,
      Instant now,
      List<IpAddress> addresses,
      boolean down,
      List<Offer> offers,
      List<String> boxes) {
    return announcement(revision, now, false, addresses, gate(down), offers, boxes);
  }

  /** What it announces where it is no longer announced. */
  public Announcement tombstone(long revision, Instant now) {
    return announcement(revision, now, true, List.of(), gate(false), List.of(), List.of());
  }

  private Announcement announcement(
      long revision,
      Instant now,
      boolean gone,
      List<IpAddress> addresses,
      Optional<GateKind> gate,
      List<Offer> offers,
      List<String> boxes) {
    return new Announcement(
        id(),
        identity.key(),
        name(),
        revision,
        now,
        now.plus(term()),
        next.map(PublicKey::id),
        gone,
        addresses,
        settings.ssh(),
        gate,
        settings.tls(),
        offers,
        boxes);
  }

  // that it takes a sequence is public, the sequence itself goes to peers alone
  private Optional<GateKind> gate(boolean down) {
    Knocks knocks = settings.knocks();
    boolean deaf = down && knocks.spa().isPresent();
    return knocks.spa().isEmpty() && knocks.sequence().isEmpty()
        ? Optional.empty()
        : Optional.of(new GateKind(knocks.spa(), !knocks.sequence().isEmpty(), deaf));
  }

  /**
   * This site's side of a pairing in which it makes the code.
   *
   * @param at where both meet
   * @param ssh the key that a device of this site logs in with there; without one it only offers
   * @param leave how the other may knock here
   */
  public Run invite(
      Rendezvous at, Form form, Optional<SshPublicKey> ssh, KnockLeave leave, Clock clock) {
    return Run.invite(at, form, identity, introduction(ssh, leave), clock);
  }

  /** This site's side of a pairing in which it takes up a code; as {@link #invite}. */
  public Run join(
      Rendezvous at, Code code, Optional<SshPublicKey> ssh, KnockLeave leave, Clock clock) {
    return Run.join(at, code, identity, introduction(ssh, leave), clock);
  }

  private Introduction introduction(Optional<SshPublicKey> ssh, KnockLeave leave) {
    return Introduction.of(identity, Introduction.Kind.SITE, name(), ssh, Optional.of(leave));
  }

  /** A new key with which one other may knock here, and how. */
  public KnockLeave leave(SecureRandom random) {
    Knocks knocks = settings.knocks();
    List<Port> ports = knocks.spa().isPresent() ? List.of() : knocks.sequence();
    return new KnockLeave(
        fresh(KnockLeave.ID_BYTES, random),
        fresh(KnockLeave.KEY_BYTES, random),
        ports.isEmpty() ? KnockLeave.Mode.SPA : KnockLeave.Mode.SEQUENCE,
        ports);
  }

  private static String fresh(int length, SecureRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64Url.encode(bytes);
  }

  /** Signs an announcement or a tombstone of this site. */
  public byte[] sign(Announcement announcement) {
    return announcement.sign(identity);
  }

  /**
   * A signed lease, from {@code now} for a term, on the announcement with that revision and hash.
   */
  public byte[] lease(long revision, String sha256, Instant now) {
    return new Lease(id(), revision, sha256, now, now.plus(term())).sign(identity);
  }

  /**
   * How long an announcement is, in bytes of its compact JWS; where its addresses are learned, as
   * long as it may become.
   *
   * @param offers what it says to everybody
   * @param paired what it says in each box
   * @param boxes how many boxes it has
   */
  public int signedLength(List<Offer> offers, List<Offer> paired, int boxes) {
    // any time of our days: revisions have 13 digits and seconds 10 until the year 2286
    Instant now = Instant.ofEpochSecond(2_000_000_000);
    String box = boxes == 0 ? "" : "A".repeat(BoxKey.length(paired));
    List<IpAddress> addresses = settings.addresses().isEmpty() ? ROOM : settings.addresses();
    List<String> all = Collections.nCopies(boxes, box);
    // what fits must fit with a gate that is down as well
    return announcement(now.toEpochMilli(), now, addresses, true, offers, all).signedLength();
  }
}
