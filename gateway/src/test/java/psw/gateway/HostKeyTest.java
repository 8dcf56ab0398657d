package psw.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.wire.value.SshPublicKey;

class HostKeyTest {
  private static final String NAME = "ssh_host_ed25519_key";

  @TempDir private Path directory;

  @Test
  void it_is_made_once_and_kept() throws Exception {
    SshPublicKey first = HostKey.keptIn(directory).known();
    assertEquals(first, HostKey.keptIn(directory).known());
  }

  @Test
  void its_public_half_lies_beside_it_and_comes_back() throws Exception {
    Path published = directory.resolve(NAME + ".pub");
    SshPublicKey known = HostKey.keptIn(directory).known();
    assertEquals(known, SshPublicKey.parse(Files.readString(published)));
    Files.writeString(published, "ssh-ed25519 other");
    HostKey.keptIn(directory);
    assertEquals(known, SshPublicKey.parse(Files.readString(published)));
  }

  @Test
  void what_its_private_half_signs_its_public_half_verifies() throws Exception {
    HostKey key = HostKey.keptIn(directory);
    byte[] word = "wormhole".getBytes(StandardCharsets.UTF_8);
    Signature own = Signature.getInstance("Ed25519");
    own.initSign(key.pair().getPrivate());
    own.update(word);
    Signature other = Signature.getInstance("Ed25519");
    other.initVerify(key.pair().getPublic());
    other.update(word);
    assertTrue(other.verify(own.sign()));
    assertEquals(key.known(), SshPublicKey.of(JdkEd25519.raw(key.pair().getPublic())));
  }

  @Test
  void it_is_its_owners_alone_from_the_first_moment() throws Exception {
    HostKey.keptIn(directory);
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(NAME))));
  }

  @Test
  void one_that_others_may_read_is_refused() throws Exception {
    HostKey.keptIn(directory);
    Files.setPosixFilePermissions(
        directory.resolve(NAME), PosixFilePermissions.fromString("rw-r-----"));
    IOException refused = assertThrows(IOException.class, () -> HostKey.keptIn(directory));
    assertTrue(refused.getMessage().contains("0600"), refused.getMessage());
  }

  @Test
  void what_is_no_key_is_refused_and_left_as_it_is() throws Exception {
    byte[] junk = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n".getBytes(StandardCharsets.US_ASCII);
    OwnFile.write(directory.resolve(NAME), junk);
    assertThrows(IOException.class, () -> HostKey.keptIn(directory));
    assertArrayEquals(junk, Files.readAllBytes(directory.resolve(NAME)));
  }

  @Test
  void directories_that_are_made_are_their_owners_alone() throws Exception {
    Path share = directory.resolve("broker/share");
    OwnFile.directory(share);
    for (Path made : new Path[] {share, share.getParent()}) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    }
  }
}
