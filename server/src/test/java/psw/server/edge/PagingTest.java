package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.value.BadValue;

class PagingTest {
  private static MultivaluedMap<String, String> query(String text) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    for (String pair : text.split("&", -1)) {
      query.add(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    return query;
  }

  @Test
  void nothing_said_means_the_first_thousand() throws BadValue {
    Paging paging = Paging.parse(new MultivaluedHashMap<>());
    assertEquals(1000, paging.size());
    assertEquals(0, paging.skip());
    assertEquals(0, paging.afterNumber());
    assertEquals("", paging.afterBroker());
  }

  @Test
  void a_page_leaves_out_those_before_it() throws BadValue {
    assertEquals(40, Paging.parse(query("page=3&size=20")).skip());
  }

  @Test
  void ten_thousand_is_as_deep_as_pages_go() throws BadValue {
    assertEquals(9000, Paging.parse(query("page=10&size=1000")).skip());
  }

  @ParameterizedTest
  @CsvSource({
    "page=11&size=1000,page",
    "page=0,page",
    "size=0,size",
    "size=1001,size",
    "size=-1,size",
    "size=1e3,size",
    "page=1&after=7,page",
    "after=,after",
    "broker=x,broker"
  })
  void what_cannot_be_used_is_named(String text, String part) {
    assertEquals(part, assertThrows(BadValue.class, () -> Paging.parse(query(text))).part());
  }

  @Test
  void a_cursor_of_another_listing_is_refused() throws BadValue {
    Paging paging = Paging.parse(query("after=abc"));
    assertEquals("after", assertThrows(BadValue.class, paging::afterNumber).part());
    assertEquals("after", assertThrows(BadValue.class, paging::afterBroker).part());
  }
}
