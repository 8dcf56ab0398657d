package psw.client.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import psw.client.identity.KeyFailed.Reason;
import psw.client.serve.CannotServe;
import psw.client.serve.DataDirectory;
import psw.wire.jws.Identity;
import psw.wire.value.BrokerId;

class SiteKeyTest {
  private static final byte[] PHRASE = "open sesame, please".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path here;
  private Path data;
  private Path copy;
  private BrokerId site;

  @BeforeEach
  void aBrokerHasRun() throws Exception {
    data = here.resolve("broker");
    copy = here.resolve("site.key");
    Identity identity = Identity.create(new SecureRandom());
    site = identity.id();
    DataDirectory.open(data).close();
    write(identity);
  }

  private void write(Identity identity) throws Exception {
    Path file = Files.write(data.resolve("identity.p8"), identity.toPkcs8());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private SiteKey key() {
    return new SiteKey(data);
  }

  private SiteKey elsewhere() {
    return new SiteKey(here.resolve("new/broker"));
  }

  private static KeyFailed assertFails(Reason reason, Executable call) {
    KeyFailed failed = assertThrows(KeyFailed.class, call);
    assertEquals(reason, failed.reason());
    return failed;
  }

  @Test
  void a_copy_makes_another_machine_the_site() throws Exception {
    assertEquals(site, key().export(copy, PHRASE));
    assertEquals(site, elsewhere().restore(copy, PHRASE));
    assertArrayEquals(
        Files.readAllBytes(data.resolve("identity.p8")),
        Files.readAllBytes(here.resolve("new/broker/identity.p8")));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(here.resolve("new/broker/identity.p8"))));
  }

  @Test
  void a_copy_is_its_owner_s_alone_and_tells_the_id_and_no_key() throws Exception {
    key().export(copy, PHRASE);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
    assertEquals(site, SiteKey.idIn(copy));
    String text = Files.readString(copy);
    String secret =
        java.util.Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Files.readAllBytes(data.resolve("identity.p8")));
    assertFalse(text.contains(secret.substring(30, 60)), text);
  }

  @Test
  void two_copies_of_one_key_are_different() throws Exception {
    key().export(copy, PHRASE);
    key().export(here.resolve("two.key"), PHRASE);
    assertNotEquals(Files.readString(copy), Files.readString(here.resolve("two.key")));
  }

  @Test
  void a_copy_replaces_nothing() throws Exception {
    Files.writeString(copy, "a letter");
    assertFails(Reason.EXISTS, () -> key().export(copy, PHRASE));
    assertEquals("a letter", Files.readString(copy));
  }

  @Test
  void another_pass_phrase_opens_nothing_and_leaves_nothing() throws Exception {
    key().export(copy, PHRASE);
    byte[] wrong = "open sesame, pleasE".getBytes(StandardCharsets.UTF_8);
    assertFails(Reason.NOT_OPENED, () -> elsewhere().restore(copy, wrong));
    assertEquals(Optional.empty(), elsewhere().id());
  }

  @Test
  void a_copy_under_another_id_does_not_open() throws Exception {
    key().export(copy, PHRASE);
    String other = Identity.create(new SecureRandom()).id().text();
    Files.writeString(copy, Files.readString(copy).replace(site.text(), other));
    assertFails(Reason.NOT_OPENED, () -> elsewhere().restore(copy, PHRASE));
  }

  @Test
  void what_is_no_copy_is_refused() throws Exception {
    Files.writeString(copy, "{\"psw\":\"identity\",\"v\":2}");
    assertFails(Reason.NO_COPY, () -> elsewhere().restore(copy, PHRASE));
    assertFails(Reason.NO_FILE, () -> elsewhere().restore(here.resolve("nowhere"), PHRASE));
  }

  @Test
  void another_site_s_key_is_never_overwritten() throws Exception {
    key().export(copy, PHRASE);
    Identity other = Identity.create(new SecureRandom());
    write(other);
    assertFails(Reason.OF_ANOTHER_SITE, () -> key().restore(copy, PHRASE));
    assertEquals(Optional.of(other.id()), key().id());
  }

  @Test
  void restoring_where_the_key_is_changes_nothing() throws Exception {
    key().export(copy, PHRASE);
    assertEquals(site, key().restore(copy, PHRASE));
  }

  @Test
  void nothing_is_changed_while_a_broker_runs() throws Exception {
    key().export(copy, PHRASE);
    try (DataDirectory running = DataDirectory.open(data)) {
      assertEquals(data, running.path());
      for (Executable call :
          new Executable[] {
            () -> key().restore(copy, PHRASE),
            () -> key().rotate(),
            () -> key().finish(),
            () -> key().cancel()
          }) {
        CannotServe refused = assertThrows(CannotServe.class, call);
        assertEquals(CannotServe.Reason.DATA_IN_USE, refused.reason());
      }
    }
  }

  @Test
  void a_key_that_others_can_read_is_told() throws Exception {
    Files.setPosixFilePermissions(
        data.resolve("identity.p8"), PosixFilePermissions.fromString("rw-r-----"));
    assertFails(Reason.NOT_PRIVATE, () -> key().id());
    assertFails(Reason.NOT_PRIVATE, () -> key().export(copy, PHRASE));
  }

  @Test
  void without_a_key_there_is_nothing_to_copy_or_change() {
    assertFails(Reason.NO_KEY, () -> elsewhere().export(copy, PHRASE));
    assertFails(Reason.NO_KEY, () -> elsewhere().rotate());
  }

  @Test
  void a_successor_is_made_once_and_takes_over_when_it_is_told_to() throws Exception {
    BrokerId next = key().rotate();
    assertEquals(next, key().rotate());
    assertEquals(Optional.of(site), key().id());
    assertEquals(Optional.of(next), key().next());
    assertEquals(next, key().finish());
    assertEquals(Optional.of(next), key().id());
    assertEquals(Optional.empty(), key().next());
    assertFails(Reason.NO_SUCCESSOR, () -> key().finish());
  }

  @Test
  void a_successor_that_is_not_wanted_any_more_is_gone() throws Exception {
    key().rotate();
    key().cancel();
    assertEquals(Optional.empty(), key().next());
    assertEquals(Optional.of(site), key().id());
    assertFails(Reason.NO_SUCCESSOR, () -> key().cancel());
  }
}
