package psw.client.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.client.device.DeviceFailed.Reason;
import psw.wire.jws.Identity;
import psw.wire.value.SshPublicKey;

class DeviceTest {
  @TempDir private Path above;

  private Path home() {
    return above.resolve("share/psw/client");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void chmod(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static Reason refusal(Callable<?> call) {
    return assertThrows(DeviceFailed.class, call::call).reason();
  }

  @Test
  void nothing_but_its_directory_is_made_before_it_is_needed() throws Exception {
    assertFalse(Device.at(home()).hasIdentity());
    assertEquals("rwx------", mode(home()));
    assertEquals(0, home().toFile().list().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwx-w----", "rwx---r--"})
  void a_directory_that_others_can_reach_is_refused(String permissions) throws Exception {
    Files.createDirectories(home());
    chmod(home(), permissions);
    assertEquals(Reason.NOT_PRIVATE, refusal(() -> Device.at(home())));
  }

  @Test
  void a_file_in_its_place_is_no_directory() throws Exception {
    Files.createDirectories(home().getParent());
    Files.createFile(home());
    assertEquals(Reason.NO_DIRECTORY, refusal(() -> Device.at(home())));
  }

  @Test
  void its_keys_are_made_once_and_for_its_owner_alone() throws Exception {
    Device first = Device.at(home());
    Device again = Device.at(home());
    assertEquals(first.ssh(), again.ssh());
    assertEquals(first.identity().id(), again.identity().id());
    assertTrue(again.hasIdentity());
    assertEquals("rw-------", mode(first.sshKeyFile()));
    assertEquals("rw-------", mode(home().resolve("identity.p8")));
  }

  @Test
  void two_devices_have_different_keys() throws Exception {
    Device one = Device.at(home());
    Device two = Device.at(above.resolve("two"));
    assertNotEquals(one.ssh(), two.ssh());
    assertNotEquals(one.identity().id(), two.identity().id());
  }

  @Test
  void several_at_once_make_one_key() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<String> ask = () -> Device.at(home()).ssh().text();
      Set<String> keys = new HashSet<>();
      for (Future<String> one : threads.invokeAll(java.util.Collections.nCopies(8, ask))) {
        keys.add(one.get());
      }
      assertEquals(1, keys.size());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void another_program_s_change_is_waited_for() throws Exception {
    Device device = Device.at(home());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                home().resolve("lock").toString())
            .start();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      assertEquals('!', other.getInputStream().read());
      Future<SshPublicKey> ours = threads.submit(device::ssh);
      assertThrows(TimeoutException.class, () -> ours.get(300, TimeUnit.MILLISECONDS));
      other.getOutputStream().close();
      ours.get(60, TimeUnit.SECONDS);
    } finally {
      other.destroyForcibly();
      threads.shutdownNow();
    }
  }

  /** Another program: locks a file and says so, until its input ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      try (FileChannel file =
          FileChannel.open(Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        file.lock();
        System.out.print('!');
        System.out.flush();
        while (System.in.read() >= 0) {
          // goes on holding it
        }
      }
    }
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws Exception {
    Device device = Device.at(home());
    chmod(device.sshKeyFile(), "rw-r-----");
    assertEquals(Reason.NOT_PRIVATE, refusal(device::ssh));
    device.identity();
    chmod(home().resolve("identity.p8"), "rw----r--");
    assertEquals(Reason.NOT_PRIVATE, refusal(device::identity));
  }

  @Test
  void a_damaged_key_is_told_and_left_as_it_is() throws Exception {
    Device device = Device.at(home());
    for (Path file : List.of(device.sshKeyFile(), home().resolve("identity.p8"))) {
      Files.writeString(file, "what is this?");
      chmod(file, "rw-------");
    }
    assertEquals(Reason.DAMAGED, refusal(device::ssh));
    assertEquals(Reason.DAMAGED, refusal(device::identity));
    assertEquals("what is this?", Files.readString(home().resolve("id_ed25519")));
  }

  @Test
  void the_identity_in_the_file_is_pkcs8() throws Exception {
    Device device = Device.at(home());
    byte[] pkcs8 = device.identity().toPkcs8();
    assertArrayEquals(pkcs8, Files.readAllBytes(home().resolve("identity.p8")));
    assertEquals(device.identity().id(), Identity.fromPkcs8(pkcs8).id());
  }
}
