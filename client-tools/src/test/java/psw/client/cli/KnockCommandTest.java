package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.knock.Answer;

class KnockCommandTest {
  /** A port of loopback where nobody listens. */
  private static int closed() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String line(int port, String answer) {
    return String.format("Knocking on port %-10s%s\n", port + "...", answer);
  }

  @Test
  void a_refused_port_fails_and_is_listed_at_the_end() throws IOException {
    int port = closed();
    Typed typed = Typed.of("knock", "127.0.0.1", "" + port);
    assertEquals(
        line(port, "FAILED (connection refused)") + "\nFailed ports: " + port + "\n", typed.out());
    assertEquals(1, typed.exit());
  }

  @Test
  void failed_ports_are_listed_with_commas_in_the_order_given() throws IOException {
    int one = closed();
    int two = closed();
    Typed typed = Typed.of("knock", "127.0.0.1", "" + two, "" + one);
    assertTrue(typed.out().endsWith("\n\nFailed ports: " + two + ", " + one + "\n"), typed.out());
  }

  @Test
  void an_open_port_is_fine() throws IOException {
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Typed typed = Typed.of("knock", "127.0.0.1", "" + open.getLocalPort());
      assertEquals(line(open.getLocalPort(), "OK (answered)"), typed.out());
      assertEquals(0, typed.exit());
    }
  }

  @Test
  void a_port_stands_with_three_dots_in_a_field_of_ten() {
    assertEquals("Knocking on port 1111...   OK (no answer)\n", line(1111, words(Answer.SILENT)));
  }

  private static String words(Answer answer) {
    return KnockCommand.words(answer);
  }

  @Test
  void without_verbose_nothing_is_said_beside_the_result() throws IOException {
    assertEquals("", Typed.of("knock", "127.0.0.1", "" + closed()).err());
  }

  @Test
  void verbose_says_the_address_and_each_answer_beside_the_result() throws IOException {
    int port = closed();
    Typed typed = Typed.of("knock", "-v", "localhost", "" + port);
    assertAll(
        () -> assertTrue(typed.err().startsWith("psw: knocking at "), typed.err()),
        () -> assertTrue(typed.err().contains("psw: port " + port + ": refused\n"), typed.err()));
  }

  @Test
  void a_bracketed_ipv6_address_is_understood() throws IOException {
    assertEquals(1, Typed.of("knock", "[::1]", "" + closed()).exit());
  }

  @Test
  void a_name_that_does_not_exist_is_unreachable() {
    Typed typed = Typed.of("knock", "no-such-host.invalid", "1111");
    assertEquals(4, typed.exit());
    assertTrue(typed.err().contains("no such host: no-such-host.invalid"), typed.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "ssh", "-1", ""})
  void what_is_no_port_is_wrong_usage(String port) {
    assertEquals(2, Typed.of("knock", "127.0.0.1", "--", port).exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "3601", "soon"})
  void what_is_no_wait_is_wrong_usage(String seconds) {
    assertEquals(2, Typed.of("knock", "127.0.0.1", "1111", "--timeout=" + seconds).exit());
  }

  @Test
  void no_port_at_all_is_wrong_usage() {
    assertEquals(2, Typed.of("knock", "127.0.0.1").exit());
  }
}
