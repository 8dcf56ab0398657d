package psw.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdTest {
  private static final Map<String, String> WHOLE =
      Map.of(
          "PSW_OPENID_ISSUER", "https://id.example/realm",
          "PSW_OPENID_CLIENT", "broker",
          "PSW_OPENID_SECRET", "not to be told",
          "PSW_OPENID_SUBJECTS", "ana, 17");

  private static Optional<OpenId> read(
      Map<String, String> properties, Map<String, String> environment) {
    return OpenId.read(new Source(properties::get, environment::get));
  }

  private static Map<String, String> whole(String name, String value) {
    Map<String, String> all = new HashMap<>(WHOLE);
    all.put(name, value);
    return all;
  }

  private static void refused(String named, Map<String, String> environment) {
    BadSetting bad = assertThrows(BadSetting.class, () -> read(Map.of(), environment));
    assertTrue(bad.getMessage().contains(named), bad.getMessage());
    assertFalse(bad.getMessage().contains("not to be told"));
  }

  @Test
  void nothing_said_means_no_such_login() {
    assertEquals(Optional.empty(), read(Map.of(), Map.of()));
  }

  @Test
  void all_that_is_said_is_read() {
    Map<String, String> more = whole("PSW_OPENID_EMAILS", "Ana@Example.org");
    more.put("PSW_OPENID_URL", "https://b.example:8443");
    OpenId openId = read(Map.of(), more).orElseThrow();
    assertEquals("https://id.example/realm", openId.issuer());
    assertEquals("broker", openId.client());
    assertEquals("not to be told", openId.secret().text());
    assertEquals("id.example", openId.name());
    assertEquals(Set.of("ana", "17"), openId.subjects());
    assertEquals(Set.of("ana@example.org"), openId.emails());
    assertEquals(Optional.of(URI.create("https://b.example:8443")), openId.url());
  }

  @ParameterizedTest
  @CsvSource({
    "PSW_OPENID_ISSUER,PSW_OPENID_ISSUER",
    "PSW_OPENID_CLIENT,PSW_OPENID_CLIENT",
    "PSW_OPENID_SECRET,PSW_OPENID_SECRET",
    "PSW_OPENID_SUBJECTS,PSW_OPENID_SUBJECTS"
  })
  void a_half_of_it_is_refused_and_what_is_missing_is_named(String without, String named) {
    refused(named, whole(without, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "PSW_OPENID_ISSUER,http://id.example",
    "PSW_OPENID_ISSUER,http://127.0.0.1.example",
    "PSW_OPENID_ISSUER,http://localhost.example",
    "PSW_OPENID_ISSUER,ftp://id.example",
    "PSW_OPENID_ISSUER,id.example",
    "PSW_OPENID_ISSUER,https://id.example?x=1",
    "PSW_OPENID_ISSUER,https://id.example#x",
    "PSW_OPENID_ISSUER,https://a@id.example",
    "PSW_OPENID_URL,http://b.example:8000",
    "PSW_OPENID_URL,https://b.example/",
    "PSW_OPENID_URL,https://b.example?x",
    "PSW_OPENID_EMAILS,ana",
    "PSW_OPENID_EMAILS,a@b@example.org",
    "PSW_OPENID_SECRET_FILE,/nowhere/at/all"
  })
  void what_cannot_be_used_is_refused_by_its_name(String name, String value) {
    refused(name.replace("SECRET_FILE", "SECRET"), whole(name, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9999", "http://[::1]:9999", "http://localhost:9999/x"})
  void a_provider_on_this_machine_needs_no_tls(String issuer) {
    OpenId openId = read(Map.of(), whole("PSW_OPENID_ISSUER", issuer)).orElseThrow();
    assertEquals(issuer, openId.issuer());
  }

  @Test
  void the_secret_shows_in_no_text() {
    assertFalse(read(Map.of(), WHOLE).orElseThrow().toString().contains("not to be told"));
  }

  @Test
  void a_secret_in_a_command_line_is_refused() {
    Map<String, String> argument = Map.of("psw.openid.secret", "not to be told");
    BadSetting bad = assertThrows(BadSetting.class, () -> read(argument, WHOLE));
    assertTrue(bad.getMessage().contains("not in a command line"), bad.getMessage());
  }

  @Test
  void a_secret_is_read_from_a_file_that_its_owner_alone_reads(@TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "in a file\n");
    Map<String, String> all = whole("PSW_OPENID_SECRET", "");
    all.put("PSW_OPENID_SECRET_FILE", file.toString());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    refused("PSW_OPENID_SECRET_FILE", all);
    for (String mode : new String[] {"rw-------", "r--------"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertEquals("in a file", read(Map.of(), all).orElseThrow().secret().text());
    }
    Files.delete(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    refused("PSW_OPENID_SECRET", all);
  }
}
