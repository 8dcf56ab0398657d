package psw.broker.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.value.BadValue;

class ListingTest {
  private static final List<Service> TEN = some(10);

  private static List<Service> some(int count) {
    Rules rules = new Rules(offers -> 0);
    List<Service> all = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      Draft draft = RulesTest.draft("Señor " + id, "10.0.0.1", id);
      all.add(((Written.Done) rules.add(all, draft, new Writer("t", true), id)).service());
    }
    return all;
  }

  private static List<Long> ids(Listing.Part part) {
    return part.services().stream().map(Service::id).toList();
  }

  @Test
  void without_parameters_everything_is_listed() throws BadValue {
    Listing.Part part = Listing.parse(null, null, null, null).of(TEN).orElseThrow();
    assertEquals(10, part.services().size());
    assertEquals(Optional.empty(), part.next());
  }

  @Test
  void a_cursor_leads_through_all_of_them_once() throws BadValue {
    List<Long> seen = new ArrayList<>();
    Optional<String> next = Optional.of("size=4&after=0");
    while (next.isPresent()) {
      String after = next.get().replaceAll(".*after=", "");
      Listing.Part part = Listing.parse(null, "4", after, null).of(TEN).orElseThrow();
      seen.addAll(ids(part));
      next = part.next();
    }
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L), seen);
  }

  @Test
  void pages_count_from_one_and_name_the_next() throws BadValue {
    Listing.Part part = Listing.parse(null, "4", null, "2").of(TEN).orElseThrow();
    assertEquals(List.of(5L, 6L, 7L, 8L), ids(part));
    assertEquals(Optional.of("size=4&page=3"), part.next());
  }

  @Test
  void a_page_past_the_end_is_none_but_the_first_is_always_there() throws BadValue {
    assertEquals(Optional.empty(), Listing.parse(null, "5", null, "3").of(TEN));
    assertEquals(
        0, Listing.parse(null, "5", null, "1").of(List.of()).orElseThrow().services().size());
  }

  @Test
  void words_are_found_in_any_case_and_stay_in_the_next_query() throws BadValue {
    Listing.Part part = Listing.parse("SEÑOR", "3", null, null).of(TEN).orElseThrow();
    assertEquals(Optional.of("q=SE%C3%91OR&size=3&after=3"), part.next());
    assertEquals(
        List.of(10L), ids(Listing.parse("senor-10", null, null, null).of(TEN).orElseThrow()));
    assertEquals(List.of(), ids(Listing.parse("nobody", null, null, null).of(TEN).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "size, -, 0, -, -",
        "size, -, 1001, -, -",
        "size, -, x, -, -",
        "size, -, -5, -, -",
        "after, -, -, x, -",
        "page, -, -, -, 0",
        "page, -, 1000, -, 11",
        "page, -, -, 3, 1",
        "q, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, -, -, -",
      })
  void what_cannot_be_asked_is_named(
      String part, String q, String size, String after, String page) {
    assertEquals(
        part, assertThrows(BadValue.class, () -> Listing.parse(q, size, after, page)).part());
  }
}
