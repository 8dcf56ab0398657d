package psw.broker.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import psw.broker.audit.By;

class SelectionTest {
  private static final List<Service> TEN = some(10);

  private static List<Service> some(int count) {
    Rules rules = new Rules((offers, paired) -> 0);
    List<Service> all = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      Draft draft = RulesTest.draft("Señor " + id, "10.0.0.1", id);
      all.add(
          ((Written.Done) rules.add(all, draft, new Writer("t", true, By.BROKER), id)).service());
    }
    return all;
  }

  private static List<Long> ids(String words, long after, int skip, int most) {
    return new Selection(words, after, skip, most).of(TEN).stream().map(Service::id).toList();
  }

  @Test
  void it_goes_on_after_a_cursor() {
    assertEquals(List.of(8L, 9L, 10L), ids("", 7, 0, 100));
  }

  @Test
  void it_leaves_out_the_pages_before_and_takes_no_more_than_asked() {
    assertEquals(List.of(5L, 6L, 7L, 8L), ids("", 0, 4, 4));
  }

  @Test
  void words_are_found_in_any_case_and_in_either_spelling() {
    assertEquals(10, ids("SEÑOR", 0, 0, 100).size());
    assertEquals(10, ids("sen\u0303or", 0, 0, 100).size());
    assertEquals(List.of(10L), ids("senor-10", 0, 0, 100));
    assertEquals(List.of(), ids("nobody", 0, 0, 100));
  }
}
