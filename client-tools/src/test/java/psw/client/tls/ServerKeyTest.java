package psw.client.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.client.tls.KeyUnusable.Reason;

class ServerKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final List<String> NAMES =
      List.of("rv.example", "203.0.113.7", "2001:db8::7", "no name");

  @TempDir private Path here;

  private ServerKey kept(Instant now, List<String> names) throws Exception {
    return ServerKey.kept(here, names, now);
  }

  private ServerKey kept() throws Exception {
    return kept(NOW, NAMES);
  }

  private Path file() {
    return here.resolve("tls.pem");
  }

  private static Set<String> names(ServerKey key) throws Exception {
    return key.chain().get(0).getSubjectAlternativeNames().stream()
        .map(name -> name.get(1).toString())
        .collect(Collectors.toSet());
  }

  @Test
  void a_key_is_made_once_and_stays() throws Exception {
    ServerKey first = kept();
    assertEquals(first.chain(), kept().chain());
    assertEquals(first.key(), kept().key());
  }

  @Test
  void its_file_is_its_owners_alone() throws Exception {
    kept();
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
    try (var all = Files.list(here)) {
      assertEquals(List.of(file()), all.toList());
    }
  }

  @Test
  void the_certificate_is_of_p_256_and_holds_for_ten_years() throws Exception {
    X509Certificate certificate = kept().chain().get(0);
    certificate.verify(certificate.getPublicKey());
    ECPublicKey key = (ECPublicKey) certificate.getPublicKey();
    assertEquals(256, key.getParams().getCurve().getField().getFieldSize());
    certificate.checkValidity(Date.from(NOW.minus(Duration.ofHours(23))));
    certificate.checkValidity(Date.from(NOW.plus(Duration.ofDays(3649))));
    assertEquals(-1, certificate.getBasicConstraints());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
  }

  @Test
  void it_names_this_machine_and_what_others_call_it() throws Exception {
    assertEquals(
        Set.of(
            "localhost",
            "127.0.0.1",
            "0:0:0:0:0:0:0:1",
            "rv.example",
            "203.0.113.7",
            "2001:db8:0:0:0:0:0:7"),
        names(kept()));
  }

  @Test
  void under_another_name_the_key_stays() throws Exception {
    ServerKey before = kept();
    ServerKey after = kept(NOW, List.of("other.example"));
    assertEquals(before.pin(), after.pin());
    assertTrue(names(after).contains("other.example"));
    assertEquals(after.chain(), kept(NOW, List.of("other.example")).chain());
  }

  @Test
  void before_it_runs_out_the_certificate_is_made_anew_and_the_key_stays() throws Exception {
    ServerKey before = kept();
    ServerKey after = kept(NOW.plus(Duration.ofDays(3300)), NAMES);
    assertEquals(before.pin(), after.pin());
    assertNotEquals(before.chain(), after.chain());
  }

  @Test
  void every_server_has_another_key(@TempDir Path there) throws Exception {
    assertNotEquals(kept().pin(), ServerKey.kept(there, NAMES, NOW).pin());
  }

  @Test
  void what_an_owner_brings_is_taken_as_it_is(@TempDir Path there) throws Exception {
    kept();
    String text = Files.readString(file());
    int cut = text.indexOf("-----BEGIN CERTIFICATE");
    Path certificate =
        Files.writeString(there.resolve("cert.pem"), "# mine\n" + text.substring(cut));
    Path key = Files.writeString(there.resolve("key.pem"), text.substring(0, cut));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    ServerKey own = ServerKey.own(certificate, key);
    assertEquals(kept().chain(), own.chain());
    assertEquals(kept().key(), own.key());
  }

  @Test
  void the_key_of_another_certificate_is_refused(@TempDir Path there) throws Exception {
    kept();
    ServerKey.kept(there, NAMES, NOW);
    assertRefused(Reason.OTHER_KEY, there.resolve("tls.pem"), file());
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws Exception {
    kept();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertRefused(Reason.NOT_PRIVATE, file(), file());
  }

  @Test
  void a_file_without_key_or_certificate_is_refused() throws Exception {
    kept();
    String text = Files.readString(file());
    Path other = here.resolve("other.pem");
    Files.writeString(other, text.substring(text.indexOf("-----BEGIN CERTIFICATE")));
    assertRefused(Reason.NO_KEY, file(), other);
    Files.writeString(other, text.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"));
    assertRefused(Reason.NO_KEY, file(), other);
    Files.writeString(other, text.replace("CERTIFICATE", "SOMETHING"));
    assertRefused(Reason.NO_CERTIFICATE, other, file());
    assertRefused(Reason.UNREADABLE, here.resolve("nowhere.pem"), file());
  }

  @ParameterizedTest
  @CsvSource({"RSA,1024,true", "RSA,2048,false", "EC,256,false", "EC,384,false"})
  void a_key_that_is_too_short_is_weak(String kind, int bits, boolean weak) throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance(kind);
    keys.initialize(bits);
    assertEquals(weak, ServerKey.isWeak(keys.generateKeyPair().getPublic()));
  }

  @Test
  void a_certificate_is_valid_from_its_beginning_to_its_end() throws Exception {
    ServerKey key = kept();
    assertTrue(key.isValidAt(NOW));
    assertFalse(key.isValidAt(NOW.minus(Duration.ofDays(30))));
    assertFalse(key.isValidAt(NOW.plus(Duration.ofDays(3700))));
  }

  @Test
  void certificates_that_do_not_vouch_for_it_are_no_chain(@TempDir Path there) throws Exception {
    kept();
    String twice = Files.readString(file());
    Path file = there.resolve("twice.pem");
    Files.writeString(file, twice + twice.substring(twice.indexOf("-----BEGIN CERTIFICATE")));
    assertRefused(Reason.NO_CERTIFICATE, file, file());
  }

  private static void assertRefused(Reason reason, Path certificate, Path key) {
    KeyUnusable refused = assertThrows(KeyUnusable.class, () -> ServerKey.own(certificate, key));
    assertEquals(reason, refused.reason());
  }

  @Test
  void a_store_opens_with_its_pass_phrase_and_is_its_owners_alone() throws Exception {
    Path file = here.resolve("tls.p12");
    kept().store(file, "it", "for one run");
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "for one run".toCharArray());
    }
    assertEquals(kept().key(), store.getKey("it", "for one run".toCharArray()));
  }

  @Test
  void it_is_not_told_in_a_log() throws Exception {
    assertFalse(kept().toString().contains("private"));
    assertTrue(kept().toString().contains(kept().pin().text()));
  }
}
