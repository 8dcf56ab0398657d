package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.Port;

class SocksTest {
  private static final String GREETING = "050100";

  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

  private Target request(InputStream in) throws IOException {
    return new Socks(in, answers).request();
  }

  private Target request(String hex) throws IOException {
    return request(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
  }

  private static String name(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return String.format("%02x", bytes.length) + HexFormat.of().formatHex(bytes);
  }

  private String answered() {
    return HexFormat.of().formatHex(answers.toByteArray());
  }

  @Test
  void a_name_is_passed_on_as_it_is() throws IOException {
    Target target = request(GREETING + "05010003" + name("only-there.test") + "1f90");
    assertEquals(new Target("only-there.test", new Port(8080)), target);
    assertEquals("0500", answered());
  }

  @Test
  void ipv4_is_understood() throws IOException {
    assertEquals(new Target("10.77.0.2", new Port(80)), request(GREETING + "050100010a4d00020050"));
  }

  @Test
  void ipv6_is_understood() throws IOException {
    String address = "fd770000000000000000000000000002";
    assertEquals(
        new Target("fd77:0:0:0:0:0:0:2", new Port(80)),
        request(GREETING + "05010004" + address + "0050"));
  }

  @Test
  void socks_4_with_an_address_is_understood_and_answered_in_its_own_words() throws IOException {
    Socks socks =
        new Socks(
            new ByteArrayInputStream(HexFormat.of().parseHex("040100500a4d00026d6500")), answers);
    assertEquals(new Target("10.77.0.2", new Port(80)), socks.request());
    socks.reached();
    assertEquals("005a000000000000", answered());
  }

  @Test
  void socks_4a_passes_a_name_on_as_it_is() throws IOException {
    String name = HexFormat.of().formatHex("chat.ana.psw".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        new Target("chat.ana.psw", new Port(80)), request("04010050000000ff00" + name + "00"));
  }

  @Test
  void a_refusal_is_told_to_socks_4_in_its_own_words() throws IOException {
    Socks socks =
        new Socks(new ByteArrayInputStream(HexFormat.of().parseHex("040100500a4d000200")), answers);
    socks.request();
    socks.refused(Refused.Why.PROHIBITED);
    assertEquals("005b000000000000", answered());
  }

  @Test
  void socks_4_may_not_listen() {
    assertThrows(IOException.class, () -> request("040200500a4d000200"));
    assertEquals("005b000000000000", answered());
  }

  @Test
  void a_user_without_end_is_not_read_on() {
    assertThrows(IOException.class, () -> request("040100500a4d0002" + "61".repeat(300) + "00"));
  }

  @Test
  void a_request_in_single_bytes_is_the_same() throws IOException {
    byte[] all = HexFormat.of().parseHex(GREETING + "05010003" + name("a.b") + "0050");
    InputStream drip =
        new ByteArrayInputStream(all) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(1, len));
          }
        };
    assertEquals(new Target("a.b", new Port(80)), request(drip));
  }

  @Test
  void no_authentication_may_be_one_of_several_methods() throws IOException {
    assertEquals("a", request("0503010200" + "05010003" + name("a") + "0050").host());
  }

  @Test
  void a_client_that_insists_on_authentication_is_told_so() {
    assertThrows(IOException.class, () -> request("050102"));
    assertEquals("05ff", answered());
  }

  @ParameterizedTest
  @CsvSource({"02, 07", "03, 07", "00, 07", "ff, 07"})
  void what_is_not_connect_is_no_such_command(String command, String reply) {
    assertThrows(IOException.class, () -> request(GREETING + "05" + command + "00017f0000010050"));
    assertEquals("0500" + "05" + reply + "0001000000000000", answered());
  }

  @Test
  void an_unknown_kind_of_address_is_said_to_be_one() {
    assertThrows(IOException.class, () -> request(GREETING + "05010002"));
    assertEquals("0500" + "05080001000000000000", answered());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\u0000b", "a\nb", "\u00e4", "-oProxyCommand=x", "a/b", "a@b"})
  void a_name_that_is_none_is_refused(String name) {
    assertThrows(IOException.class, () -> request(GREETING + "05010003" + name(name) + "0050"));
    assertEquals("0500" + "05010001000000000000", answered());
  }

  @Test
  void port_0_is_refused() {
    assertThrows(IOException.class, () -> request(GREETING + "05010003" + name("a") + "0000"));
    assertEquals("0500" + "05010001000000000000", answered());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "05",
        "0500",
        "0501",
        "04010050",
        "474554202f",
        "16030100",
        GREETING,
        GREETING + "04",
        GREETING + "0501000300",
        GREETING + "05010003056162",
        GREETING + "050100017f00",
        GREETING + "050100017f00000100"
      })
  void a_client_that_stops_or_speaks_something_else_gets_no_connection(String hex) {
    assertThrows(IOException.class, () -> request(hex));
  }

  @Test
  void noise_does_nothing_but_end() {
    Random random = new Random(7);
    for (int n = 0; n < 20_000; n++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (noise.length > 3) {
        noise[0] = 5;
        noise[1] = 1;
        noise[2] = 0;
        noise[3] = 5;
      }
      try {
        Target target = request(new ByteArrayInputStream(noise));
        assertEquals(target, new Target(target.host(), target.port()));
      } catch (IOException refused) {
        // as it should be
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PROHIBITED, 02",
    "CONNECT_FAILED, 05",
    "SHORTAGE, 01",
    "OTHER, 01",
    "SESSION_OVER, 03"
  })
  void a_refusal_of_the_far_end_has_its_reply(Refused.Why why, String reply) throws IOException {
    new Socks(InputStream.nullInputStream(), answers).answer(Socks.Reply.of(why));
    assertArrayEquals(
        HexFormat.of().parseHex("05" + reply + "0001000000000000"), answers.toByteArray());
  }
}
