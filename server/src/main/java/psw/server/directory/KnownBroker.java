package psw.server.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import psw.server.edge.Jose;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Known;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** A broker that was believed once, and the last announcement of it. */
@Entity
@Table(name = "known_broker")
class KnownBroker {
  @Id private String id;

  @Column(name = "public_key")
  private String publicKey;

  private long revision;
  private String sha256;

  @Column(name = "live_until")
  private long liveUntil;

  private boolean withdrawn;
  private boolean expired;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String name;

  private String announcement;
  private String lease;

  protected KnownBroker() {}

  KnownBroker(BrokerId id) {
    this.id = id.text();
  }

  void replace(Announcement said, byte[] bytes, Known known) {
    publicKey = known.key().text();
    name = said.name().text();
    announcement = new String(bytes, StandardCharsets.US_ASCII);
    lease = null;
    withdrawn = said.gone();
    expired = false;
    remember(known);
  }

  void renew(byte[] bytes, Known known) {
    lease = new String(bytes, StandardCharsets.US_ASCII);
    expired = false;
    remember(known);
  }

  void writeOff() {
    expired = true;
  }

  boolean isWrittenOff() {
    return expired;
  }

  private void remember(Known known) {
    revision = known.revision();
    sha256 = known.sha256();
    liveUntil = known.liveUntil().toEpochMilli();
  }

  Known known() {
    return new Known(new PublicKey(publicKey), revision, sha256, Instant.ofEpochMilli(liveUntil));
  }

  BrokerId id() {
    return new BrokerId(id);
  }

  String jws() {
    return announcement;
  }

  boolean isWithdrawn() {
    return withdrawn;
  }

  /** Whether its time is over and that was not written to the log yet. */
  boolean isDue(Instant now) {
    return !expired && !withdrawn && now.toEpochMilli() >= liveUntil;
  }

  Entry toEntry(Instant now) {
    try {
      byte[] bytes = announcement.getBytes(StandardCharsets.US_ASCII);
      return new Entry(
          Announcement.reread(bytes),
          new Jose(bytes),
          Optional.ofNullable(lease).map(l -> new Jose(l.getBytes(StandardCharsets.US_ASCII))),
          known(),
          !withdrawn && now.toEpochMilli() < liveUntil);
    } catch (BadValue e) {
      throw new IllegalStateException("the store holds an unreadable announcement", e);
    }
  }
}
