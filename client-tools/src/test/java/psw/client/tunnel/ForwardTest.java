package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

class ForwardTest {
  private static Forward local(String host, int port, String target, int targetPort) {
    return new Forward(new Bind(host, port), Optional.of(new Target(target, new Port(targetPort))));
  }

  @Test
  void a_port_alone_is_bound_on_loopback() throws BadValue {
    assertEquals(local("", 8080, "intranet", 80), Forward.parseLocal("8080:intranet:80"));
  }

  @Test
  void localhost_is_loopback_of_both_families() throws BadValue {
    assertEquals(local("", 8080, "a", 80), Forward.parseLocal("localhost:8080:a:80"));
  }

  @Test
  void an_empty_bind_address_and_a_star_are_everywhere() throws BadValue {
    assertEquals(local("*", 8080, "a", 80), Forward.parseLocal(":8080:a:80"));
    assertEquals(local("*", 8080, "a", 80), Forward.parseLocal("*:8080:a:80"));
  }

  @Test
  void ipv6_stands_in_brackets_on_both_sides() throws BadValue {
    assertEquals(local("::1", 8080, "fd77::2", 80), Forward.parseLocal("[::1]:8080:[fd77::2]:80"));
  }

  @Test
  void port_0_lets_the_system_pick() throws BadValue {
    assertEquals(0, Forward.parseLocal("0:a:80").bind().port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "8080",
        "8080:a",
        "a:80",
        "8080:a:0",
        "8080:a:65536",
        "65536:a:80",
        "x:a:80",
        "8080::80",
        "::1:8080:a:80",
        "[::1:8080:a:80",
        "[::1]8080:a:80",
        "8080:a b:80",
        "8080:a\n:80",
        "8080:-oProxyCommand:80",
        "1:2:3:4:5",
        "8080:a:",
        ":::",
        "/s:a:80",
        "8080:[]:80"
      })
  void what_is_no_local_forward_is_refused(String text) {
    assertThrows(BadValue.class, () -> Forward.parseLocal(text));
  }

  @Test
  void a_dynamic_forward_has_no_target() throws BadValue {
    assertEquals(
        new Forward(new Bind("127.0.0.2", 1080), Optional.empty()),
        Forward.parseDynamic("127.0.0.2:1080"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a:b", "1080:", "1:2:3", "::1:1080", "70000", "-1"})
  void what_is_no_dynamic_forward_is_refused(String text) {
    assertThrows(BadValue.class, () -> Forward.parseDynamic(text));
  }
}
