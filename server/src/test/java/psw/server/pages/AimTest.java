package psw.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AimTest {
  @ParameterizedTest
  @ValueSource(strings = {"/peers.xhtml", "/peer.xhtml?id=3", "/audit.xhtml?before=12&x=a%20b"})
  void a_page_of_ours_is_where_a_login_leads(String text) {
    assertEquals(Optional.of(new Aim(text)), Aim.parse(text));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "/",
        "//evil.example/peers.xhtml",
        "/\\evil.example/peers.xhtml",
        "https://evil.example/peers.xhtml",
        "peers.xhtml",
        "/../peers.xhtml",
        "/a/peers.xhtml",
        "/peers.xhtml#x",
        "/peers.xhtml?a=\r\nSet-Cookie: x",
        "/peers.xhtml?a=//evil.example",
        "javascript:alert(1)",
        "/login.xhtml?to=%2Fpeers.xhtml",
        "/setup.xhtml",
        "/openid/begin"
      })
  void anything_else_is_not(String text) {
    assertEquals(Optional.empty(), Aim.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = "/peer.xhtml?id=3")
  void it_is_carried_in_the_logins_address(String text) {
    assertEquals("?to=%2Fpeer.xhtml%3Fid%3D3", new Aim(text).query());
  }
}
