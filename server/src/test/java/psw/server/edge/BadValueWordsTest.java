package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import psw.wire.value.BadValue;

class BadValueWordsTest {
  @Test
  void a_services_number_is_not_taken_for_a_brokers_id() {
    assertEquals(
        "id: malformed; it should be a positive whole number",
        BadValueWords.of(new BadValue("id", BadValue.Reason.MALFORMED)));
  }

  @Test
  void a_choice_has_no_range() {
    assertEquals(
        "visibility: it should be public or private",
        BadValueWords.of(new BadValue("visibility", BadValue.Reason.OUT_OF_RANGE)));
  }

  @Test
  void a_brokers_id_is_asked_for_as_one() {
    BadValue refused = assertThrows(BadValue.class, () -> Paging.broker("7"));
    assertEquals(
        "broker: malformed; it should be a broker's id of 39 characters, or several with commas"
            + " between",
        BadValueWords.of(refused));
  }
}
