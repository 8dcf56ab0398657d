package psw.broker.far;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.pairing.http.TooMuch;

class EventParserTest {
  private static List<Event> read(String stream, int chunk) throws TooMuch {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    EventParser parser = new EventParser();
    List<Event> all = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += chunk) {
      all.addAll(parser.feed(ByteBuffer.wrap(bytes, at, Math.min(chunk, bytes.length - at))));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void events_are_the_same_however_the_stream_is_cut(int chunk) throws Exception {
    String stream = "event: ready\r\nid: 7\r\ndata: {}\r\n\r\nevent: lease\ndata: aé.b\n\n";
    assertEquals(
        List.of(
            new Event("ready", Optional.of("7"), "{}"),
            new Event("lease", Optional.empty(), "aé.b")),
        read(stream, chunk));
  }

  @Test
  void a_bare_carriage_return_ends_a_line() throws Exception {
    assertEquals(
        List.of(new Event("gone", Optional.of("1"), "x")),
        read("event: gone\rid: 1\rdata: x\r\r", 5));
  }

  @Test
  void lines_of_data_are_joined_by_line_feeds() throws Exception {
    assertEquals(
        List.of(new Event("message", Optional.empty(), "a\nb")), read("data: a\ndata:b\n\n", 4));
  }

  @Test
  void comments_and_unknown_fields_are_passed_over() throws Exception {
    assertEquals(
        List.of(new Event("message", Optional.empty(), "a")),
        read(": alive\n\nretry: 5\nnews\ndata: a\n\n", 6));
  }

  @Test
  void an_event_without_data_is_none() throws Exception {
    assertEquals(List.of(), read("event: gone\nid: 4\n\n", 3));
  }

  @Test
  void an_event_cut_off_by_the_end_is_none() throws Exception {
    assertEquals(List.of(), read("event: gone\ndata: half", 9));
  }

  @Test
  void a_line_without_end_is_given_up() {
    assertThrows(TooMuch.class, () -> read("data: " + "x".repeat(100_000), 4096));
  }

  @Test
  void data_without_end_is_given_up() {
    assertThrows(TooMuch.class, () -> read("data: xxxxxxxx\n".repeat(20_000), 4096));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "中", "", "-1", "1 2", "1234567890123456789", "1\u0000"})
  void an_id_that_no_rendezvous_counts_to_is_none(String id) throws Exception {
    assertEquals(
        List.of(new Event("gone", Optional.empty(), "a")),
        read("event: gone\nid: " + id + "\ndata: a\n\n", 9));
  }

  @Test
  void an_id_may_have_eighteen_digits() throws Exception {
    assertEquals(
        List.of(new Event("gone", Optional.of("123456789012345678"), "a")),
        read("event: gone\nid: 123456789012345678\ndata: a\n\n", 9));
  }
}
