package psw.server.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

class ScopeTest {
  @Test
  void words_are_read_as_they_are_written() throws BadValue {
    List<String> words = List.of("read", "services:write", "grants:write");
    assertEquals(words, Scope.parse(words).stream().map(Scope::toString).toList());
    assertEquals(Set.of(Scope.READ), Scope.parse(List.of("read")));
  }

  @Test
  void none_a_strange_one_and_the_same_twice_are_refused() {
    assertEquals(Reason.MISSING, refused(List.of()));
    assertEquals(Reason.MALFORMED, refused(List.of("read", "READ")));
    assertEquals(Reason.DUPLICATE, refused(List.of("read", "read")));
  }

  private static Reason refused(List<String> words) {
    BadValue bad = assertThrows(BadValue.class, () -> Scope.parse(words));
    assertEquals("scopes", bad.part());
    return bad.reason();
  }

  @Test
  void all_scopes_together_do_not_make_an_owner() {
    assertFalse(new Token("abcdefgh", EnumSet.allOf(Scope.class)).isOwners());
  }
}
