package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.gate.receive.Outcome.Kind;
import psw.wire.knock.Datagram;
import psw.wire.knock.KeysFile;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.Knock;
import psw.wire.knock.KnockKey;
import psw.wire.knock.SourceRule;
import psw.wire.value.Base64Url;

class ReceiverTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  // the memory is older than the keys
  private static final Instant BEFORE = NOW.minusSeconds(1);
  private static final String ID = Base64Url.encode(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
  private static final String SECRET = Base64Url.encode(new byte[32]);
  private static final String SITE = KnockKey.site(new byte[] {1});

  @TempDir private Path home;
  private final List<InetAddress> let = new ArrayList<>();
  // how far the clock was set forward since the test began
  private Duration set = Duration.ZERO;
  private long up;
  private Receiver receiver;
  private InetAddress here;
  private InetAddress elsewhere;

  @BeforeEach
  void open() throws Exception {
    here = InetAddress.getByName("192.0.2.7");
    elsewhere = InetAddress.getByName("192.0.2.8");
    write(holder(NOW, NOW.plusSeconds(3600)));
    receiver = open(BEFORE);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private Path keys() {
    return home.resolve("gate.keys");
  }

  private Path memory() {
    return home.resolve("last");
  }

  private static Holder holder(Instant since, Instant until) {
    return new Holder(ID, SECRET, SITE, since, until, SourceRule.STRICT);
  }

  private void write(Holder... holders) throws IOException {
    Path part = home.resolve("new");
    Files.writeString(part, new KeysFile(List.of(holders)).text());
    Files.move(part, keys(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Receiver open(Instant now) throws IOException {
    pass(now);
    return Receiver.open(keys(), memory(), let::add, now, () -> up);
  }

  private void again(Instant now) throws IOException {
    receiver.close();
    receiver = open(now);
  }

  /** Time goes by until the clock shows this. */
  private void pass(Instant now) {
    up = Duration.between(NOW, now.minus(set)).toNanos();
  }

  /** The clock is set forward, or back. */
  private void set(Duration by) {
    set = set.plus(by);
  }

  private byte[] knock(Instant at) throws Exception {
    Knock knock = new Knock(at, Optional.of(here), "00".repeat(16));
    return KnockKey.parse(ID, SECRET, SITE).seal(knock, RANDOM);
  }

  private Kind take(byte[] bytes, InetAddress from, Instant now) {
    pass(now);
    return receiver.take(bytes, bytes.length, from, now).kind();
  }

  private Kind take(byte[] bytes) {
    return take(bytes, here, NOW);
  }

  @Test
  void a_knock_opens_for_its_sender() throws Exception {
    assertEquals(Kind.OPENED, take(knock(NOW)));
    assertEquals(List.of(here), let);
  }

  @Test
  void the_same_again_is_a_replay_from_wherever_it_comes() throws Exception {
    byte[] knock = knock(NOW);
    take(knock);
    assertEquals(Kind.REPLAY, take(knock));
    assertEquals(Kind.REPLAY, take(knock, elsewhere, NOW));
    assertEquals(1, let.size());
  }

  @Test
  void a_replay_is_one_after_a_restart_as_well() throws Exception {
    byte[] knock = knock(NOW);
    take(knock);
    again(NOW);
    assertEquals(Kind.REPLAY, take(knock));
  }

  @Test
  void a_stolen_knock_that_came_first_from_elsewhere_does_not_burn_the_honest_one()
      throws Exception {
    byte[] knock = knock(NOW);
    assertEquals(Kind.SOURCE, take(knock, elsewhere, NOW));
    assertEquals(Kind.OPENED, take(knock));
  }

  @Test
  void a_knock_that_was_persisted_and_did_not_open_is_not_had_again() throws Exception {
    receiver.close();
    receiver =
        Receiver.open(
            keys(),
            memory(),
            source -> {
              throw new IOException("no list");
            },
            NOW);
    byte[] knock = knock(NOW);
    assertEquals(Kind.FAILED, take(knock));
    again(NOW);
    assertEquals(Kind.REPLAY, take(knock));
    assertEquals(Kind.OPENED, take(knock(NOW.plusMillis(1))));
  }

  @Test
  void after_lost_state_nothing_that_may_have_been_had_counts() throws Exception {
    byte[] ahead = knock(NOW.plusSeconds(60));
    assertEquals(Kind.OPENED, take(ahead));
    receiver.close();
    Files.delete(memory());
    Instant later = NOW.plusSeconds(2);
    again(later);
    assertEquals(Kind.FORGOTTEN, take(ahead, here, later));
    assertEquals(Kind.FORGOTTEN, take(knock(later), here, later));
    again(later.plusSeconds(1));
    assertEquals(Kind.FORGOTTEN, take(ahead, here, later));
    Instant safe = later.plusSeconds(62);
    assertEquals(Kind.OPENED, take(knock(safe), here, safe));
  }

  @Test
  void after_lost_state_a_key_that_was_made_while_the_clock_was_ahead_is_no_new_one()
      throws Exception {
    write(holder(NOW.plusSeconds(3600), NOW.plusSeconds(7200)));
    Instant safe = NOW.plusSeconds(61);
    byte[] had = knock(safe);
    assertEquals(Kind.OPENED, take(had, here, safe));
    receiver.close();
    Files.delete(memory());
    again(safe.plusSeconds(1));
    assertEquals(Kind.FORGOTTEN, take(had, here, safe.plusSeconds(2)));
  }

  @Test
  void a_receiver_says_how_long_older_keys_wait_after_lost_state() {
    Instant over = BEFORE.plusSeconds(60);
    pass(over.minusSeconds(1));
    assertEquals(Optional.of(over), receiver.floor(over.minusSeconds(1)));
    pass(over);
    assertEquals(Optional.empty(), receiver.floor(over));
  }

  @Test
  void a_damaged_memory_counts_as_lost() throws Exception {
    byte[] knock = knock(NOW);
    take(knock);
    receiver.close();
    Files.write(memory(), new byte[] {0}, StandardOpenOption.WRITE);
    again(NOW.plusSeconds(2));
    assertEquals(Kind.FORGOTTEN, take(knock));
  }

  @Test
  void a_memory_that_a_clock_far_ahead_made_counts_as_lost() throws Exception {
    write(holder(NOW.minusSeconds(3600), NOW.plusSeconds(3600)));
    receiver.close();
    Files.delete(memory());
    again(NOW.plus(Duration.ofDays(365)));
    again(NOW);
    assertEquals(Optional.of(NOW.plusSeconds(60)), receiver.floor(NOW));
    Instant safe = NOW.plusSeconds(61);
    assertEquals(Kind.OPENED, take(knock(safe), here, safe));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1})
  void a_slot_of_a_time_that_cannot_be_locks_no_key_for_good(long last) throws Exception {
    take(knock(NOW));
    receiver.close();
    byte[] file = Files.readAllBytes(memory());
    ByteBuffer.wrap(file).putLong(24, last);
    Files.write(memory(), file);
    again(NOW);
    assertEquals(Optional.of(NOW.plusSeconds(60)), receiver.floor(NOW));
    Instant safe = NOW.plusSeconds(61);
    assertEquals(Kind.OPENED, take(knock(safe), here, safe));
  }

  @Test
  void a_clock_some_hours_behind_makes_no_knock_count_again() throws Exception {
    byte[] knock = knock(NOW);
    take(knock);
    Instant behind = NOW.minus(Duration.ofHours(3));
    again(behind);
    assertEquals(Kind.REPLAY, take(knock, here, NOW));
    assertEquals(Kind.REPLAY, take(knock(behind), here, behind));
  }

  @Test
  void a_knock_of_before_a_start_with_the_clock_days_behind_is_a_replay_when_it_is_set_right()
      throws Exception {
    byte[] knock = knock(NOW);
    take(knock);
    set(Duration.ofDays(-3));
    again(NOW.minus(Duration.ofDays(3)));
    set(Duration.ofDays(3));
    assertEquals(Kind.REPLAY, take(knock, here, NOW.plusSeconds(4)));
  }

  @Test
  void after_lost_state_and_a_start_with_the_clock_days_behind_nothing_counts_that_was_had()
      throws Exception {
    write(holder(NOW.minusSeconds(3600), NOW.plusSeconds(3600)));
    receiver.close();
    Files.delete(memory());
    set(Duration.ofDays(-3));
    receiver = open(NOW.minus(Duration.ofDays(3)));
    set(Duration.ofDays(3));
    byte[] had = knock(NOW);
    assertEquals(Kind.FORGOTTEN, take(had, here, NOW.plusSeconds(4)));
    again(NOW.plusSeconds(5));
    assertEquals(Kind.FORGOTTEN, take(had, here, NOW.plusSeconds(6)));
  }

  /** Who may have knocked before it was lost, a minute after that. */
  @Test
  void a_memory_begun_with_the_clock_hours_ahead_keeps_nobody_out_once_it_is_set_right()
      throws Exception {
    startedHoursAhead();
    set(Duration.ofHours(-3));
    Instant soon = NOW.plusSeconds(301);
    assertEquals(Kind.OPENED, take(knock(soon), here, soon));
  }

  @Test
  void nor_does_it_after_a_restart() throws Exception {
    startedHoursAhead();
    set(Duration.ofHours(-3));
    again(NOW.plusSeconds(300));
    Instant soon = NOW.plusSeconds(361);
    assertEquals(Kind.OPENED, take(knock(soon), here, soon));
  }

  @Test
  void who_was_paired_after_the_clock_was_set_right_is_let_in_at_once() throws Exception {
    receiver.close();
    Files.delete(memory());
    set(Duration.ofHours(3));
    receiver = open(NOW.plus(Duration.ofHours(3)));
    set(Duration.ofHours(-3));
    write(holder(NOW.plusSeconds(1), NOW.plusSeconds(3600)));
    Instant soon = NOW.plusSeconds(2);
    assertEquals(Kind.OPENED, take(knock(soon), here, soon));
  }

  private void startedHoursAhead() throws IOException {
    write(holder(NOW.minusSeconds(3600), NOW.plusSeconds(3600)));
    receiver.close();
    Files.delete(memory());
    set(Duration.ofHours(3));
    receiver = open(NOW.plus(Duration.ofHours(3)));
    // so long that it is written down
    Instant known = NOW.plus(Duration.ofHours(3)).plusSeconds(300);
    pass(known);
    receiver.live(known);
  }

  @Test
  void two_minutes_after_lost_state_a_restart_keeps_nobody_waiting() throws Exception {
    write(holder(NOW.minusSeconds(3600), NOW.plusSeconds(3600)));
    Instant later = NOW.plusSeconds(121);
    pass(later);
    receiver.live(later);
    again(later);
    assertEquals(Optional.empty(), receiver.floor(later));
    assertEquals(Kind.OPENED, take(knock(later), here, later));
  }

  @Test
  void a_time_that_is_ahead_of_the_clock_is_told_and_kept() throws Exception {
    Instant ahead = NOW.plusSeconds(30);
    take(knock(ahead));
    assertEquals(Optional.empty(), receiver.ahead(NOW));
    Instant behind = NOW.minus(Duration.ofDays(30));
    again(behind);
    assertEquals(Optional.of(ahead), receiver.ahead(behind));
  }

  @Test
  void a_memory_without_end_is_not_read() throws Exception {
    receiver.close();
    try (RandomAccessFile file = new RandomAccessFile(memory().toFile(), "rw")) {
      file.setLength(3L << 30);
    }
    IOException e = assertThrows(IOException.class, () -> open(NOW));
    assertEquals(memory() + ": longer than it ever is, so it is damaged", e.getMessage());
  }

  @Test
  void a_link_is_no_memory() throws Exception {
    receiver.close();
    Files.move(memory(), home.resolve("elsewhere"));
    Files.createSymbolicLink(memory(), home.resolve("elsewhere"));
    assertThrows(FileSystemException.class, () -> open(NOW));
  }

  @Test
  void without_room_for_a_self_test_there_is_a_receiver() throws Exception {
    receiver.close();
    Files.createDirectory(home.resolve(".self-test.keys"));
    receiver = open(BEFORE);
    assertFalse(receiver.hasRoom());
    assertEquals(Kind.OPENED, take(knock(NOW)));
  }

  @Test
  void where_it_cannot_remember_there_is_no_receiver() {
    Path gone = home.resolve("gone/last");
    assertThrows(IOException.class, () -> Receiver.open(keys(), gone, let::add, NOW));
  }

  @Test
  void a_slot_that_was_cut_off_is_written_over() throws Exception {
    receiver.close();
    Files.write(memory(), new byte[9], StandardOpenOption.APPEND);
    again(BEFORE);
    byte[] knock = knock(NOW);
    take(knock);
    again(NOW);
    assertEquals(Kind.REPLAY, take(knock));
    assertEquals(32, Files.size(memory()));
  }

  @Test
  void two_receivers_do_not_share_a_memory() {
    assertThrows(Exception.class, () -> open(NOW));
  }

  @Test
  void what_was_revoked_ends_within_a_second() throws Exception {
    assertEquals(Kind.OPENED, take(knock(NOW)));
    write();
    Instant soon = NOW.plusMillis(900);
    assertEquals(Kind.NOISE, take(knock(soon), here, soon));
  }

  @Test
  void a_grant_that_is_over_opens_nothing() throws Exception {
    write(holder(NOW, NOW));
    assertEquals(Kind.NO_GRANT, take(knock(NOW)));
  }

  @Test
  void who_was_granted_nothing_is_known_and_never_let_in() throws Exception {
    write(holder(NOW, Instant.EPOCH));
    assertEquals(Kind.NO_GRANT, take(knock(NOW)));
    assertEquals(Kind.NO_GRANT, take(knock(NOW.plusMillis(1)), here, NOW.plusSeconds(59)));
    assertEquals(List.of(), let);
  }

  @Test
  void while_the_file_of_keys_is_damaged_nobody_may_and_it_is_told() throws Exception {
    take(knock(NOW));
    Files.writeString(keys(), "psw-gate-keys 1\nnonsense\n");
    Instant soon = NOW.plusMillis(900);
    assertEquals(Kind.NOISE, take(knock(soon), here, soon));
    assertTrue(receiver.trouble().orElseThrow().endsWith("is damaged in line 2"));
  }

  @Test
  void what_is_no_file_is_not_waited_for_and_the_right_one_counts_after_it() throws Exception {
    Files.delete(keys());
    assertEquals(0, new ProcessBuilder("mkfifo", keys().toString()).start().waitFor());
    byte[] knock = knock(NOW);
    assertEquals(Kind.NOISE, assertTimeoutPreemptively(Duration.ofSeconds(20), () -> take(knock)));
    assertTrue(receiver.trouble().orElseThrow().endsWith("is no file"));
    write(holder(NOW, NOW.plusSeconds(3600)));
    Instant soon = NOW.plusMillis(900);
    assertEquals(Kind.OPENED, take(knock(soon), here, soon));
  }

  @Test
  void a_link_to_keys_is_not_followed() throws Exception {
    Path target = Files.move(keys(), home.resolve("elsewhere"));
    Files.createSymbolicLink(keys(), target);
    assertEquals(Kind.NOISE, take(knock(NOW)));
    assertTrue(receiver.trouble().orElseThrow().endsWith("is no file"));
  }

  @Test
  void a_file_without_end_is_not_read() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(keys().toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertEquals(Kind.NOISE, take(knock(NOW)));
    assertTrue(receiver.trouble().orElseThrow().endsWith("is too long: more than 10000 keys"));
  }

  @Test
  void while_a_site_changes_its_own_key_both_count() throws Exception {
    Holder next =
        new Holder(
            ID, SECRET, KnockKey.site(new byte[] {2}), NOW, NOW.plusSeconds(9), SourceRule.STRICT);
    write(next, holder(NOW, NOW.plusSeconds(9)));
    assertEquals(Kind.OPENED, take(knock(NOW)));
  }

  @Test
  void a_looser_rule_that_ends_first_counts_until_it_ends() throws Exception {
    InetAddress neighbour = InetAddress.getByName("192.0.2.9");
    Instant end = NOW.plusSeconds(5);
    write(
        new Holder(ID, SECRET, SITE, NOW, end, SourceRule.NETWORK),
        holder(NOW, NOW.plusSeconds(9)));
    assertEquals(Kind.OPENED, take(knock(NOW), neighbour, NOW));
    assertEquals(Kind.SOURCE, take(knock(end), neighbour, end));
    assertEquals(Kind.OPENED, take(knock(end), here, end));
  }

  @Test
  void a_key_opens_five_times_at_once_and_then_twice_a_second() throws Exception {
    for (int at = 0; at < 5; at++) {
      assertEquals(Kind.OPENED, take(knock(NOW.plusMillis(at))));
    }
    assertEquals(Kind.TOO_OFTEN, take(knock(NOW.plusMillis(5))));
    Instant soon = NOW.plus(Duration.ofMillis(600));
    byte[] later = knock(soon);
    assertEquals(Kind.OPENED, take(later, here, soon));
  }

  @Test
  void no_flipped_bit_is_let_in() throws Exception {
    byte[] knock = knock(NOW);
    for (int bit = 0; bit < knock.length * 8; bit++) {
      byte[] altered = knock.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertEquals(Kind.NOISE, take(altered), "bit " + bit);
    }
    assertEquals(Kind.OPENED, take(knock));
  }

  @Test
  void a_longer_or_shorter_one_is_noise() throws Exception {
    byte[] buffer = java.util.Arrays.copyOf(knock(NOW), 1500);
    pass(NOW);
    assertEquals(Kind.NOISE, receiver.take(buffer, Datagram.LENGTH + 1, here, NOW).kind());
    assertEquals(Kind.NOISE, receiver.take(buffer, Datagram.LENGTH - 1, here, NOW).kind());
    assertEquals(Kind.OPENED, receiver.take(buffer, Datagram.LENGTH, here, NOW).kind());
  }
}
