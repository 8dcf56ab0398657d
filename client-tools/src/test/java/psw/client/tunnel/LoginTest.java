package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

class LoginTest {
  private static Login login(String user, String host, int port) {
    return new Login(user, host, new Port(port));
  }

  @Test
  void the_port_is_22_unless_given() throws BadValue {
    assertEquals(login("ana", "rui.example", 22), Login.parse("ana@rui.example"));
    assertEquals(login("ana", "rui.example", 2222), Login.parse("ana@rui.example:2222"));
  }

  @Test
  void ipv6_with_a_port_stands_in_brackets() throws BadValue {
    assertEquals(login("ana", "fd77::2", 22022), Login.parse("ana@[fd77::2]:22022"));
  }

  @Test
  void ipv6_alone_needs_no_brackets() throws BadValue {
    assertEquals(login("ana", "fd77::2", 22), Login.parse("ana@fd77::2"));
  }

  @Test
  void a_user_may_hold_an_at_sign() throws BadValue {
    assertEquals(login("ana@home", "rui", 22), Login.parse("ana@home@rui"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rui",
        "@rui",
        "ana@",
        "ana@rui:0",
        "ana@rui:x",
        "ana@rui:",
        "-l@rui",
        "a b@rui",
        "ana@-oProxy",
        "ana@[fd77::2",
        "ana@ru i"
      })
  void what_is_no_login_is_refused(String text) {
    assertThrows(BadValue.class, () -> Login.parse(text));
  }
}
