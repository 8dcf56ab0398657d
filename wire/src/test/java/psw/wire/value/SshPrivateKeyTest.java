package psw.wire.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshPrivateKeyTest {
  private static byte[] file(String name) throws IOException {
    try (InputStream in = SshPrivateKeyTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "locked"})
  void the_public_half_is_read_as_ssh_keygen_wrote_it(String name) throws Exception {
    String published = text(file(name + ".pub"));
    String expected = published.substring(0, published.lastIndexOf(' '));
    assertEquals(expected, SshPrivateKey.publicHalf(file(name)).text());
  }

  @Test
  void a_new_key_is_in_lines_as_openssh_has_them() {
    String made = text(SshPrivateKey.create(new SecureRandom()));
    List<String> lines = made.lines().toList();
    assertEquals("-----BEGIN OPENSSH PRIVATE KEY-----", lines.get(0));
    assertEquals("-----END OPENSSH PRIVATE KEY-----", lines.get(lines.size() - 1));
    List<String> full = lines.subList(1, lines.size() - 2);
    assertTrue(full.stream().allMatch(line -> line.matches("[A-Za-z0-9+/]{68}")), made);
    assertTrue(made.endsWith("-----\n"));
  }

  @Test
  void the_public_half_of_a_new_key_is_read() throws Exception {
    assertEquals(
        80, SshPrivateKey.publicHalf(SshPrivateKey.create(new SecureRandom())).text().length());
  }

  @Test
  void another_kind_of_key_is_refused() throws Exception {
    byte[] rsa = file("rsa");
    assertThrows(BadValue.class, () -> SshPrivateKey.publicHalf(rsa));
  }

  @Test
  void what_is_cut_short_anywhere_is_refused() throws Exception {
    String whole = text(file("plain"));
    String begin = whole.lines().findFirst().orElseThrow();
    String end = "-----END OPENSSH PRIVATE KEY-----\n";
    String inside = whole.substring(begin.length() + 1, whole.length() - end.length());
    for (int length = 0; length < 120; length++) {
      byte[] cut =
          (begin + "\n" + inside.substring(0, length) + "\n" + end)
              .getBytes(StandardCharsets.US_ASCII);
      assertThrows(BadValue.class, () -> SshPrivateKey.publicHalf(cut));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 'x'", "15, '\u007f'", "15, '\u00ff'", "38, '\u0002'"})
  void what_is_changed_in_its_frame_is_refused(int at, char octet) throws Exception {
    List<String> lines = text(file("plain")).lines().toList();
    String inside = String.join("", lines.subList(1, lines.size() - 1));
    byte[] blob = Base64.getDecoder().decode(inside);
    blob[at] = (byte) octet;
    byte[] changed =
        (lines.get(0)
                + "\n"
                + Base64.getEncoder().encodeToString(blob)
                + "\n"
                + lines.get(lines.size() - 1)
                + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    assertThrows(BadValue.class, () -> SshPrivateKey.publicHalf(changed));
  }

  @Test
  void the_private_half_of_a_new_key_belongs_to_its_public_half() throws Exception {
    byte[] made = SshPrivateKey.create(new SecureRandom());
    byte[] raw =
        new Ed25519PrivateKeyParameters(SshPrivateKey.seed(made)).generatePublicKey().getEncoded();
    assertEquals(SshPrivateKey.publicHalf(made), SshPublicKey.of(raw));
  }

  @Test
  void the_private_half_of_a_locked_key_is_not_read() throws Exception {
    byte[] locked = file("locked");
    assertThrows(BadValue.class, () -> SshPrivateKey.seed(locked));
  }
}
