package psw.client.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhoAmITest {
  private static WhoAmI.Said read(String head, String body) throws Exception {
    String answer = head.replace("\n", "\r\n") + "\r\n" + body;
    return WhoAmI.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void the_address_and_the_time_are_read() throws Exception {
    assertEquals(
        new WhoAmI.Said(
            InetAddress.getByName("198.51.100.9"),
            Optional.of(Instant.parse("2026-11-28T08:49:37.123Z"))),
        read("HTTP/1.1 200 OK\n", "{\"ip\":\"198.51.100.9\",\"time\":1795855777123}"));
  }

  @Test
  void who_says_no_time_may_still_say_the_address() throws Exception {
    assertEquals(Optional.empty(), read("HTTP/1.1 200 OK\n", "{\"ip\":\"2001:db8::2\"}").time());
  }

  @Test
  void what_is_not_good_says_nothing() {
    assertThrows(
        IOException.class, () -> read("HTTP/1.1 404 Not Found\n", "{\"ip\":\"198.51.100.9\"}"));
  }
}
