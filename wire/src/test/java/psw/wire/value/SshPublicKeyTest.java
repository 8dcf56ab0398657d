package psw.wire.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.BadValue.Reason;

class SshPublicKeyTest {
  // the key of RFC 8032, section 7.1, test 1; the fingerprint is ssh-keygen's word
  private static final byte[] RAW =
      HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

  private static Reason refusal(String line) {
    return assertThrows(BadValue.class, () -> SshPublicKey.parse(line)).reason();
  }

  private static String line(byte[] blob) {
    return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob);
  }

  private static byte[] blob() {
    return Base64.getDecoder().decode(KEY.substring(12));
  }

  @Test
  void a_key_is_read_as_openssh_writes_it() throws BadValue {
    assertEquals(KEY, SshPublicKey.parse(KEY).text());
  }

  @Test
  void the_comment_and_the_line_end_are_dropped() throws BadValue {
    assertEquals(SshPublicKey.parse(KEY), SshPublicKey.parse(KEY + " ana@home and more\n"));
  }

  @Test
  void raw_bytes_become_the_same_key() throws BadValue {
    assertEquals(KEY, SshPublicKey.of(RAW).text());
  }

  @Test
  void the_fingerprint_is_the_one_that_ssh_keygen_prints() throws BadValue {
    assertEquals(
        "SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8",
        SshPublicKey.parse(KEY).fingerprint().text());
  }

  @Test
  void a_file_name_holds_no_slash() throws BadValue {
    assertEquals(
        "-_" + "A".repeat(41), SshFingerprint.parse("SHA256:+/" + "A".repeat(41)).fileName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "SHA256:", "MD5:00", "SHA256:AAAA", "SHA256:../../../../../etc/passwd"})
  void what_is_no_fingerprint_is_refused(String text) {
    assertThrows(BadValue.class, () -> SshFingerprint.parse(text));
  }

  @Test
  void a_key_of_another_type_is_refused() {
    assertEquals(Reason.OUT_OF_RANGE, refusal("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAA"));
  }

  @Test
  void a_type_that_the_bytes_do_not_confirm_is_refused() {
    byte[] blob = blob();
    blob[14] = '8';
    assertEquals(Reason.MALFORMED, refusal(line(blob)));
  }

  @Test
  void bytes_after_the_key_are_refused() {
    assertEquals(Reason.MALFORMED, refusal(line(Arrays.copyOf(blob(), 54))));
  }

  @Test
  void a_key_of_31_bytes_is_refused() {
    assertEquals(Reason.MALFORMED, refusal(line(Arrays.copyOf(blob(), 50))));
  }

  @Test
  void a_length_that_does_not_fit_is_refused() {
    byte[] blob = blob();
    blob[18] = 31;
    assertEquals(Reason.MALFORMED, refusal(line(blob)));
  }

  @Test
  void a_point_for_which_anybody_can_sign_is_refused() {
    byte[] neutral = new byte[32];
    neutral[0] = 1;
    assertEquals(
        Reason.OUT_OF_RANGE, assertThrows(BadValue.class, () -> SshPublicKey.of(neutral)).reason());
  }

  @Test
  void what_is_no_point_is_refused() {
    byte[] none = new byte[32];
    Arrays.fill(none, (byte) 0xff);
    assertThrows(BadValue.class, () -> SshPublicKey.of(none));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-ed25519",
        "command=\"sh\" " + KEY,
        " " + KEY,
        KEY + " a\nssh-ed25519 AAAA",
        KEY + "\tx",
        KEY + "=="
      })
  void a_line_of_another_form_is_refused(String line) {
    assertEquals(Reason.MALFORMED, refusal(line));
  }
}
