package psw.client.revisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Known;
import psw.wire.announcement.Refusal;
import psw.wire.announcement.Verdict;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.vectors.Vector;
import psw.wire.vectors.Vectors;

class RevisionsTest {
  @TempDir private Path above;

  private Path home() {
    return above.resolve("device");
  }

  private String file() throws IOException {
    Path file = home().resolve("revisions");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** As a new start of the program would. */
  private Verdict judge(Vector vector, String jws, Optional<String> lease, Instant now)
      throws CannotRemember {
    return new Revisions(home())
        .judge(vector.subject(), Vector.bytes(jws), lease.map(Vector::bytes), now);
  }

  private void before(Vector vector) throws Exception {
    for (String jws : vector.before()) {
      Instant then = Announcement.reread(Vector.bytes(jws)).issued();
      assertInstanceOf(Verdict.Replaces.class, judge(vector, jws, Optional.empty(), then));
    }
  }

  private static Vector named(String name) {
    return Vectors.fixed().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  static Stream<Arguments> hostile() {
    return Vectors.fixed().stream()
        .filter(vector -> vector.expected().isRefusal())
        .map(vector -> Arguments.of(org.junit.jupiter.api.Named.of(vector.name(), vector)));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void what_is_hostile_is_refused_and_changes_nothing(Vector vector) throws Exception {
    before(vector);
    String remembered = file();
    Verdict verdict = judge(vector, vector.said(), vector.lease(), vector.now());
    assertEquals(vector.expected().why().orElseThrow(), refusal(verdict));
    assertEquals(remembered, file());
  }

  private static Refusal refusal(Verdict verdict) {
    return assertInstanceOf(Verdict.Refused.class, verdict).why();
  }

  @Test
  void a_lower_revision_is_refused_after_a_restart() throws Exception {
    Vector vector = named("a higher revision");
    before(vector);
    judge(vector, vector.said(), Optional.empty(), vector.now());
    Verdict verdict = judge(vector, vector.before().get(0), Optional.empty(), vector.now());
    assertEquals(Refusal.LOWER_REVISION, refusal(verdict));
  }

  @Test
  void a_lease_is_remembered_after_a_restart() throws Exception {
    Vector vector = named("a lease");
    before(vector);
    assertInstanceOf(
        Verdict.Renews.class, judge(vector, vector.said(), Optional.empty(), vector.now()));
    assertInstanceOf(
        Verdict.Unchanged.class, judge(vector, vector.said(), Optional.empty(), vector.now()));
  }

  @Test
  void what_was_believed_last_is_there_after_a_restart() throws Exception {
    Vector vector = named("a higher revision");
    before(vector);
    judge(vector, vector.said(), Optional.empty(), vector.now());
    assertEquals(
        Optional.of(Announcement.reread(Vector.bytes(vector.said()))),
        new Revisions(home()).last(vector.subject()).map(Last::said));
  }

  @Test
  void what_was_refused_does_not_take_the_place_of_what_was_believed() throws Exception {
    Vector vector = named("a higher revision");
    before(vector);
    judge(vector, vector.said(), Optional.empty(), vector.now());
    judge(vector, vector.before().get(0), Optional.empty(), vector.now());
    assertEquals(
        Optional.of(Announcement.reread(Vector.bytes(vector.said()))),
        new Revisions(home()).last(vector.subject()).map(Last::said));
  }

  @Test
  void what_somebody_changed_on_the_disk_was_not_believed() throws Exception {
    Vector vector = named("a higher revision");
    before(vector);
    Path kept = home().resolve("announced").resolve(vector.subject().text());
    Files.writeString(kept, vector.said());
    assertEquals(Optional.empty(), new Revisions(home()).last(vector.subject()));
    assertEquals("rw-------", permissions(kept));
  }

  @Test
  void the_file_and_its_directory_are_their_owners_alone() throws Exception {
    before(named("a higher revision"));
    assertEquals("rwx------", permissions(home()));
    assertEquals("rw-------", permissions(home().resolve("revisions")));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void a_damaged_file_is_told_and_left_as_it_is(String damage) throws Exception {
    Vector vector = named("a higher revision");
    before(vector);
    String damaged = damage.replace("LINE", file().strip());
    Files.writeString(home().resolve("revisions"), damaged);
    CannotRemember told =
        assertThrows(
            CannotRemember.class,
            () -> judge(vector, vector.said(), Optional.empty(), vector.now()));
    assertEquals(CannotRemember.Reason.DAMAGED, told.reason());
    assertEquals(damaged, file());
  }

  static Stream<String> damages() {
    return Stream.of("LINE", "x LINE\n", "LINE\nLINE\n", "\n", "LINE x\n", "\0\0\0\0");
  }

  @Test
  void what_was_remembered_is_read_as_it_was_written() throws BadValue {
    Remembered some = some(3);
    assertEquals(some, Remembered.parse(some.toString()));
  }

  @Test
  void the_broker_whose_time_was_over_first_is_forgotten_when_there_are_too_many() {
    Map<BrokerId, Known> many = new HashMap<>(some(1).brokers());
    BrokerId first = many.keySet().iterator().next();
    byte[] raw = new byte[32];
    Known known = many.get(first);
    for (int i = 0; i < Remembered.MOST - 1; i++) {
      raw[0] = (byte) i;
      raw[1] = (byte) (i >> 8);
      many.put(BrokerId.of(raw), new Known(known.key(), 1, "x", known.liveUntil().plusSeconds(1)));
    }
    Map.Entry<BrokerId, Known> newest = some(1).brokers().entrySet().iterator().next();
    Remembered after = new Remembered(many).with(newest.getKey(), newest.getValue());
    assertEquals(Remembered.MOST, after.brokers().size());
    assertEquals(Optional.empty(), after.of(first));
    assertTrue(after.of(newest.getKey()).isPresent());
  }

  private static Remembered some(int count) {
    Map<BrokerId, Known> all = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Identity identity = Identity.create(new SecureRandom());
      all.put(
          identity.id(),
          new Known(identity.key(), i + 1, "A".repeat(43), Instant.ofEpochSecond(1000 + i)));
    }
    return new Remembered(all);
  }
}
