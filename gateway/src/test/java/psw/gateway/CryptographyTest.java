package psw.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.junit.jupiter.api.Test;

/** A method that this Java or this library lacks would be left out without a word. */
class CryptographyTest {
  @Test
  void the_key_exchanges_are_those_of_today() {
    assertEquals(
        List.of(
            "mlkem768x25519-sha256",
            "sntrup761x25519-sha512",
            "sntrup761x25519-sha512@openssh.com",
            "curve25519-sha256",
            "curve25519-sha256@libssh.org"),
        NamedResource.getNameList(Cryptography.exchanges()));
  }

  @Test
  void the_ciphers_authenticate_what_they_carry() {
    assertEquals(
        List.of(
            "chacha20-poly1305@openssh.com", "aes256-gcm@openssh.com", "aes128-gcm@openssh.com"),
        NamedResource.getNameList(Cryptography.ciphers()));
  }

  @Test
  void keys_are_ed25519_and_nothing_else() {
    assertEquals(List.of("ssh-ed25519"), NamedResource.getNameList(Cryptography.signatures()));
  }
}
