package psw.client.identity;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import psw.client.files.NotPrivate;
import psw.client.files.PrivateFile;
import psw.client.identity.KeyFailed.Reason;
import psw.client.serve.CannotServe;
import psw.client.serve.DataDirectory;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** The door: the key of the site of one data directory. */
public final class SiteKey {
  private final Path data;
  private final PrivateFile key;
  private final PrivateFile successor;
  private final SecureRandom random = new SecureRandom();

  /** Of the broker with this data directory; nothing is read or made yet. */
  public SiteKey(Path data) {
    this.data = data;
    this.key = new PrivateFile(data.resolve("identity.p8"));
    this.successor = new PrivateFile(data.resolve("identity.next.p8"));
  }

  /** Whose key it is; empty when there is none. */
  public Optional<BrokerId> id() throws KeyFailed {
    return read(key).map(Identity::id);
  }

  /** Who is announced to take over, if anybody is. */
  public Optional<BrokerId> next() throws KeyFailed {
    return read(successor).map(Identity::id);
  }

  /**
   * Copies the key into a file that is not there yet; also while the broker runs.
   *
   * @param passPhrase UTF-8
   * @return whose key it is
   */
  public BrokerId export(Path file, byte[] passPhrase) throws KeyFailed {
    Identity identity = existing();
    byte[] copy = SealedKey.of(identity, passPhrase, random).toBytes();
    try {
      new PrivateFile(file).create(copy);
    } catch (FileAlreadyExistsException e) {
      throw new KeyFailed(Reason.EXISTS, file);
    } catch (IOException e) {
      throw new KeyFailed(Reason.UNUSABLE, file);
    }
    return identity.id();
  }

  /** Whose key a file is a copy of, without opening it. */
  public static BrokerId idIn(Path file) throws KeyFailed {
    return copy(file).id();
  }

  /**
   * Puts the key of a file back where there is none.
   *
   * @param passPhrase UTF-8
   * @return whose key it is
   */
  public BrokerId restore(Path file, byte[] passPhrase) throws KeyFailed, CannotServe {
    Identity identity = opened(file, passPhrase);
    try (DataDirectory alone = DataDirectory.open(data)) {
      Optional<BrokerId> there = id();
      if (there.isPresent() && !there.get().equals(identity.id())) {
        throw new KeyFailed(Reason.OF_ANOTHER_SITE, alone.path());
      }
      if (there.isEmpty()) {
        key.create(identity.toPkcs8());
      }
      return identity.id();
    } catch (IOException e) {
      throw new KeyFailed(Reason.UNUSABLE, key.path());
    }
  }

  /** Makes a key that is announced to take over; once there is one, it stays. */
  public BrokerId rotate() throws KeyFailed, CannotServe {
    try (DataDirectory alone = DataDirectory.open(data)) {
      existing();
      Optional<Identity> there = read(successor);
      if (there.isPresent()) {
        return there.get().id();
      }
      Identity made = Identity.create(random);
      new PrivateFile(alone.path().resolve("identity.next.p8")).create(made.toPkcs8());
      return made.id();
    } catch (IOException e) {
      throw new KeyFailed(Reason.UNUSABLE, successor.path());
    }
  }

  /** Lets that key take over; the one before it is gone from here. */
  public BrokerId finish() throws KeyFailed, CannotServe {
    try (DataDirectory alone = DataDirectory.open(data)) {
      Identity next =
          read(successor).orElseThrow(() -> new KeyFailed(Reason.NO_SUCCESSOR, alone.path()));
      successor.replace(key);
      return next.id();
    } catch (IOException e) {
      throw new KeyFailed(Reason.UNUSABLE, key.path());
    }
  }

  /** Lets no other key take over after all. */
  public void cancel() throws KeyFailed, CannotServe {
    try (DataDirectory alone = DataDirectory.open(data)) {
      if (read(successor).isEmpty()) {
        throw new KeyFailed(Reason.NO_SUCCESSOR, alone.path());
      }
      successor.remove();
    } catch (IOException e) {
      throw new KeyFailed(Reason.UNUSABLE, successor.path());
    }
  }

  private Identity existing() throws KeyFailed {
    return read(key).orElseThrow(() -> new KeyFailed(Reason.NO_KEY, data));
  }

  private static Optional<Identity> read(PrivateFile file) throws KeyFailed {
    try {
      Optional<byte[]> pkcs8 = file.read();
      return pkcs8.isPresent() ? Optional.of(Identity.fromPkcs8(pkcs8.get())) : Optional.empty();
    } catch (BadValue e) {
      throw new KeyFailed(Reason.DAMAGED, file.path());
    } catch (NotPrivate e) {
      throw new KeyFailed(Reason.NOT_PRIVATE, file.path());
    } catch (IOException e) {
      throw new KeyFailed(Reason.UNUSABLE, file.path());
    }
  }

  private static SealedKey copy(Path file) throws KeyFailed {
    if (!Files.exists(file)) {
      throw new KeyFailed(Reason.NO_FILE, file);
    }
    try {
      // it may have come on a medium that knows no owners: it is sealed
      return SealedKey.parse(Files.readAllBytes(file));
    } catch (BadValue e) {
      throw new KeyFailed(Reason.NO_COPY, file);
    } catch (IOException e) {
      throw new KeyFailed(Reason.UNUSABLE, file);
    }
  }

  private static Identity opened(Path file, byte[] passPhrase) throws KeyFailed {
    try {
      return copy(file).open(passPhrase).orElseThrow(() -> new KeyFailed(Reason.NOT_OPENED, file));
    } catch (BadValue e) {
      throw new KeyFailed(Reason.NO_COPY, file);
    }
  }
}
