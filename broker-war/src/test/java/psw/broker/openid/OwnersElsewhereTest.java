package psw.broker.openid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnersElsewhereTest {
  private static Person person(String subject, String email) {
    return new Person(subject, "id.example", Optional.ofNullable(email));
  }

  private static boolean isOwner(Person person) {
    return OwnersElsewhere.isOwner(Set.of("Ana-1"), Set.of("ana@example.org"), person);
  }

  @Test
  void the_owner_is_known_by_subject_or_by_address() {
    assertTrue(isOwner(person("Ana-1", null)));
    assertTrue(isOwner(person("another", "ana@example.org")));
  }

  @Test
  void a_subject_that_is_not_allowed_is_nobody_here() {
    assertFalse(isOwner(person("eve", null)));
    assertFalse(isOwner(person("ana-1", "eve@example.org")));
    // an address is no subject, and a subject no address
    assertFalse(isOwner(person("ana@example.org", "Ana-1")));
  }

  @Test
  void an_account_is_called_by_something_short_and_harmless() {
    assertEquals("Ana-1@id.example", person("Ana-1", null).account());
    String odd = person("<b>" + "\u0001x".repeat(100), null).account();
    assertTrue(odd.matches("[A-Za-z0-9._:|+~-]{1,24}@id\\.example"), odd);
  }

  @Test
  void two_subjects_are_never_called_the_same() {
    List<String> alike =
        List.of("me!", "me?", "me_", "me~", "m".repeat(25), "m".repeat(26), "m".repeat(24));
    assertEquals(
        alike.size(), alike.stream().map(one -> person(one, null).account()).distinct().count());
    assertEquals("me_@id.example", person("me_", null).account());
  }
}
