package psw.server.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import psw.server.directory.Change;
import psw.wire.value.BrokerId;

class ReaderTest {
  private static final BrokerId ANA = BrokerId.of(new byte[] {1});
  private static final BrokerId RUI = BrokerId.of(new byte[] {2});
  private final Log log = new Log();

  private static Change change(long id, BrokerId broker) {
    return new Change(id, Change.Kind.ANNOUNCEMENT, broker, "jws" + id);
  }

  private static List<Change> changes(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(id -> change(id, ANA)).toList();
  }

  /** The first line and the id of every event there is now. */
  private static List<String> all(Reader reader) {
    List<String> all = new ArrayList<>();
    for (Optional<byte[]> next = reader.next(); next.isPresent(); next = reader.next()) {
      String text = new String(next.get(), StandardCharsets.UTF_8);
      all.add(text.replaceAll("(?s)event: (\\w+)\n(id: (\\d+)\n)?.*", "$1 $3").strip());
    }
    return all;
  }

  @Test
  void it_begins_with_ready_and_goes_on_with_what_comes() {
    log.startAt(4);
    Reader reader = new Reader(log, Set.of(), 4, false);
    assertEquals(List.of("ready 4"), all(reader));
    log.add(changes(5, 6));
    assertEquals(List.of("announcement 5", "announcement 6"), all(reader));
  }

  @Test
  void who_is_behind_what_is_at_hand_is_fed_from_the_store() {
    log.startAt(10);
    Reader reader = new Reader(log, Set.of(), 8, false);
    assertEquals(List.of("ready 8"), all(reader));
    assertTrue(reader.isHungry());
    log.addOlder(changes(9, 10));
    reader.fed(8);
    assertEquals(List.of("announcement 9", "announcement 10"), all(reader));
    assertFalse(reader.isHungry());
  }

  @Test
  void food_that_came_late_is_not_told_twice() {
    log.startAt(8);
    Reader reader = new Reader(log, Set.of(), 8, false);
    log.add(changes(9, 10));
    all(reader);
    log.addOlder(changes(9, 10));
    reader.fed(8);
    log.add(changes(11, 11));
    assertEquals(List.of("announcement 11"), all(reader));
  }

  @Test
  void a_gap_is_told_as_a_reset() {
    log.startAt(10);
    Reader reader = new Reader(log, Set.of(), 3, false);
    all(reader);
    log.addOlder(changes(6, 10));
    reader.fed(3);
    assertEquals(List.of("reset 10"), all(reader));
  }

  @Test
  void others_brokers_are_passed_over() {
    log.startAt(0);
    Reader reader = new Reader(log, Set.of(RUI), 0, false);
    log.add(List.of(change(1, ANA), change(2, RUI), change(3, ANA)));
    assertEquals(List.of("ready 0", "announcement 2"), all(reader));
    reader.offerLease(ANA, "x");
    assertEquals(List.of(), all(reader));
  }

  @Test
  void of_several_leases_of_a_broker_the_last_is_told_and_after_the_changes() {
    log.startAt(0);
    Reader reader = new Reader(log, Set.of(), 0, false);
    all(reader);
    reader.offerLease(ANA, "old");
    reader.offerLease(ANA, "new");
    log.add(changes(1, 1));
    assertEquals(List.of("announcement 1", "lease"), all(reader));
  }

  @Test
  void what_is_at_hand_is_bounded_in_bytes_however_many_are_behind() {
    log.startAt(1_000_000);
    String large = "x".repeat(60_000);
    for (long id = 1; id <= 1_000; id++) {
      Change change = new Change(id, Change.Kind.ANNOUNCEMENT, ANA, large);
      log.addOlder(List.of(change));
      log.add(List.of(new Change(1_000_000 + id, change.kind(), ANA, large)));
    }
    assertTrue(log.bytes() <= 16 << 20, log.bytes() + " bytes");
  }

  @Test
  void readers_at_one_position_share_the_bytes() {
    log.startAt(0);
    Reader one = new Reader(log, Set.of(), 0, false);
    Reader other = new Reader(log, Set.of(), 0, false);
    one.next();
    other.next();
    log.add(changes(1, 1));
    assertSame(one.next().orElseThrow(), other.next().orElseThrow());
  }

  @Test
  void who_lets_leases_pile_up_takes_no_more_of_them() {
    Reader reader = new Reader(log, Set.of(), 0, false);
    for (int i = 0; i < Reader.MOST_LEASES; i++) {
      assertTrue(reader.offerLease(BrokerId.of(new byte[] {1, (byte) i, (byte) (i >> 8)}), "x"));
    }
    assertFalse(reader.offerLease(RUI, "x"));
  }
}
