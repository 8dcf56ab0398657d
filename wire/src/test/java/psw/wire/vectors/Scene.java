package psw.wire.vectors;

import static psw.wire.vectors.Message.quoted;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Judge;
import psw.wire.announcement.Lease;
import psw.wire.value.BrokerId;

/** Who plays in one vector, what was believed before, and what is said now. */
final class Scene {
  static final Duration TERM = Duration.ofMinutes(15);

  final Instant now;
  final Signer ana;
  final Signer eve;
  private final List<byte[]> before = new ArrayList<>();
  private BrokerId subject;
  private byte[] said = new byte[0];
  private Optional<byte[]> lease = Optional.empty();

  /** Keys are made of {@code seed}, so that equal seeds give equal bytes. */
  Scene(Instant now, String seed) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.ana = Signer.of("psw vector ana " + seed);
    this.eve = Signer.of("psw vector eve " + seed);
    this.subject = ana.id();
  }

  /** The revision that an announcement has unless said otherwise. */
  long revision() {
    return now.toEpochMilli();
  }

  Message announcement() {
    return announcementOf(ana);
  }

  Message announcementOf(Signer signer) {
    return new Message(signer, Announcement.TYPE)
        .with("v", 1)
        .with("id", quoted(signer.id().text()))
        .with("key", quoted(signer.text()))
        .with("name", quoted("ana"))
        .with("rev", revision())
        .with("iat", seconds(Duration.ZERO))
        .with("exp", seconds(TERM))
        .with("svc", '[' + service(1, "wiki") + ']');
  }

  Message tombstone() {
    return announcement().with("gone", "true").with("svc", "[]");
  }

  /** The lease of the announcement that is known last. */
  Message leaseOf(byte[] announcement, long revision) {
    return new Message(ana, Lease.TYPE)
        .with("v", 1)
        .with("id", quoted(ana.id().text()))
        .with("rev", revision)
        .with("sha256", quoted(Judge.sha256(announcement)))
        .with("iat", seconds(Duration.ZERO))
        .with("exp", seconds(TERM.multipliedBy(2)));
  }

  static String service(long id, String label) {
    return "{\"id\":"
        + id
        + ",\"label\":\""
        + label
        + "\",\"name\":\"Wiki\",\"desc\":\"pages\",\"ip\":\"192.0.2.7\",\"port\":8080"
        + ",\"proto\":\"tcp\",\"health\":\"up\"}";
  }

  long seconds(Duration fromNow) {
    return now.plus(fromNow).getEpochSecond();
  }

  /** What every reader took before. */
  Scene known(Message message) {
    before.add(message.bytes());
    return this;
  }

  /** The bytes taken last. */
  byte[] last() {
    return before.get(before.size() - 1);
  }

  Scene about(BrokerId id) {
    this.subject = id;
    return this;
  }

  Scene says(Message message) {
    return says(message.bytes());
  }

  Scene says(byte[] bytes) {
    this.said = bytes;
    return this;
  }

  /** With a lease beside the announcement. */
  Scene beside(Message message) {
    this.lease = Optional.of(message.bytes());
    return this;
  }

  Vector vector(String name, Answer expected) {
    return new Vector(
        name,
        now,
        subject,
        before.stream().map(Scene::text).toList(),
        text(said),
        lease.map(Scene::text),
        expected);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
