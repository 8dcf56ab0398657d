package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private final Origins origins = new Origins(Set.of("home.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8000",
        "127.0.0.1",
        "192.0.2.1:8000",
        "[::1]",
        "[2001:db8::1]:8000",
        "home.example:8000",
        "Home.Example"
      })
  void own_names_and_addresses_are_answered(String host) {
    assertTrue(origins.isOwn(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "home.example.evil",
        "::1",
        "user@localhost",
        "localhost:",
        "localhost:x",
        "2130706433",
        "[evil]"
      })
  void every_other_name_is_foreign(String host) {
    assertFalse(origins.isOwn(host));
  }
}
