package psw.client.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import psw.client.device.DeviceFailed.Reason;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.SshPrivateKey;
import psw.wire.value.SshPublicKey;

/** The door: this device. */
public final class Device {
  private static final String SSH = "id_ed25519";
  private static final String IDENTITY = "identity.p8";

  private final Home home;
  private final SecureRandom random = new SecureRandom();

  private Device(Home home) {
    this.home = home;
  }

  /** The device in a directory, which is made when it is missing. */
  public static Device at(Path home) throws DeviceFailed {
    return new Device(Home.open(home));
  }

  /** The file of the private key that it logs in with; the key is made when there is none yet. */
  public Path sshKeyFile() throws DeviceFailed {
    ssh();
    return home.path(SSH);
  }

  /** The public half of that key, which is made when there is none yet. */
  public SshPublicKey ssh() throws DeviceFailed {
    byte[] file = readOrCreate(SSH, () -> SshPrivateKey.create(random));
    try {
      return SshPrivateKey.publicHalf(file);
    } catch (BadValue e) {
      throw new DeviceFailed(Reason.DAMAGED, home.path(SSH));
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  /** Who it is where it has no broker to speak for it; made when there is none yet. */
  public Identity identity() throws DeviceFailed {
    byte[] pkcs8 = readOrCreate(IDENTITY, () -> Identity.create(random).toPkcs8());
    try {
      return Identity.fromPkcs8(pkcs8);
    } catch (BadValue e) {
      throw new DeviceFailed(Reason.DAMAGED, home.path(IDENTITY));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** Whether it has been somebody by itself, without a broker. */
  public boolean hasIdentity() {
    return Files.exists(home.path(IDENTITY));
  }

  /** Whom it paired with, where it has no broker to know that. */
  public Peers peers() {
    return new Peers(home);
  }

  private byte[] readOrCreate(String name, Supplier<byte[]> fresh) throws DeviceFailed {
    Optional<byte[]> there = home.read(name);
    if (there.isPresent()) {
      return there.get();
    }
    return home.alone(
        () -> {
          Optional<byte[]> meanwhile = home.read(name);
          if (meanwhile.isPresent()) {
            return meanwhile.get();
          }
          byte[] made = fresh.get();
          home.write(name, made);
          return made;
        });
  }
}
