package psw.wire.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import psw.wire.value.BadValue;

class WorkTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_795_456_789);
  private static final Nameplate HERE = new Nameplate("4821");
  private static String stamp;

  @BeforeAll
  static void work() throws BadValue {
    stamp = Work.solve(Work.challenge(HERE, NOW));
  }

  @Test
  void a_stamp_begins_with_its_challenge() {
    assertTrue(stamp.startsWith("4821:1795456789:"), stamp);
  }

  @Test
  void a_stamp_is_good_for_its_nameplate_alone() {
    assertTrue(Work.isDone(stamp, HERE, NOW));
    assertFalse(Work.isDone(stamp, new Nameplate("4822"), NOW));
  }

  @Test
  void a_stamp_is_good_for_five_minutes() {
    assertTrue(Work.isDone(stamp, HERE, NOW.plus(Work.GOOD_FOR)));
    assertFalse(Work.isDone(stamp, HERE, NOW.plus(Work.GOOD_FOR).plusSeconds(1)));
    assertFalse(Work.isDone(stamp, HERE, NOW.minus(Work.GOOD_FOR).minusSeconds(1)));
  }

  @Test
  void the_next_counter_is_no_work() {
    int last = stamp.lastIndexOf(':') + 1;
    String next = stamp.substring(0, last) + (Long.parseLong(stamp.substring(last)) + 1);
    assertFalse(Work.isDone(next, HERE, NOW));
  }

  @Test
  void a_stamp_with_fewer_than_twenty_zero_bits_is_no_work() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    int tried = 0;
    for (long counter = 0; tried < 3; counter++) {
      String each = "4821:1795456789:" + counter;
      byte[] hash = digest.digest(("psw-work-v1:" + each).getBytes(StandardCharsets.US_ASCII));
      boolean sixteen = hash[0] == 0 && hash[1] == 0;
      boolean twenty = sixteen && (hash[2] & 0xf0) == 0;
      if (sixteen) {
        assertEquals(twenty, Work.isDone(each, HERE, NOW), each);
        tried += twenty ? 0 : 1;
      }
    }
  }

  @Test
  void garbage_is_no_stamp_and_no_challenge() {
    for (String text : List.of("", "4821", "4821:x:1", "4821:1795456789:-1", "4821:1:1:1")) {
      assertFalse(Work.isDone(text, HERE, NOW), text);
    }
    assertThrows(BadValue.class, () -> Work.solve("4821:1795456789:5"));
  }

  @Test
  void a_nameplate_has_four_or_six_digits() {
    for (String text : List.of("", "482", "48211", "4821111", "48a1", "٤٨٢١", " 4821")) {
      assertThrows(BadValue.class, () -> Nameplate.parse(text), text);
    }
    assertEquals("004821", new Nameplate("004821").text());
  }

  @Test
  void a_side_gives_none_but_its_own_reasons() throws BadValue {
    assertEquals(Ending.WRONG_WORD, Ending.parseReason("wrong-word"));
    for (String word : List.of("crowded", "expired", "", "DONE")) {
      assertThrows(BadValue.class, () -> Ending.parseReason(word), word);
    }
  }
}
