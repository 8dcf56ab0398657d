package psw.pages;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import psw.pairing.mailbox.Rendezvous;
import psw.pairing.run.Form;
import psw.pairing.run.Outcome;
import psw.pairing.run.Owner;
import psw.pairing.run.Run;
import psw.wire.jws.Identity;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Label;
import psw.wire.value.SshPublicKey;

/** Somebody else who pairs, with keys and a run of his own: a device, or a site. */
final class Neighbour implements Owner {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identity me = Identity.create(RANDOM);
  private final Introduction self;
  private final AtHouse house;
  private final CompletableFuture<Code> code = new CompletableFuture<>();

  private Neighbour(AtHouse house, Introduction.Kind kind, String name, boolean brings) {
    Optional<SshPublicKey> ssh = brings ? Optional.of(ssh()) : Optional.empty();
    self = Introduction.of(me, kind, new Label(name), ssh, Optional.empty());
    this.house = house;
  }

  /** A device with an SSH key. */
  static Neighbour device(AtHouse house, String name) {
    return new Neighbour(house, Introduction.Kind.DEVICE, name, true);
  }

  /** A site that only offers. */
  static Neighbour site(AtHouse house, String name) {
    return new Neighbour(house, Introduction.Kind.SITE, name, false);
  }

  private static SshPublicKey ssh() {
    byte[] seed = new byte[32];
    RANDOM.nextBytes(seed);
    try {
      return SshPublicKey.of(
          new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded());
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  Identity identity() {
    return me;
  }

  SshPublicKey key() {
    return self.ssh().orElseThrow();
  }

  /** Takes up a code, to the end. */
  Outcome join(String typed) throws BadValue {
    Rendezvous there = Rendezvous.parse(house.house().way().url());
    return Run.join(there, Code.parse(typed), me, self, Clock.systemUTC()).walk(this);
  }

  /** The same, which must go well; the key that both share. */
  SharedKey meet(String typed) throws BadValue {
    return assertInstanceOf(Outcome.Paired.class, join(typed)).key();
  }

  /** Makes a code of words, and waits for who takes it up on a thread of its own. */
  String invite() throws Exception {
    Rendezvous there = Rendezvous.parse(house.rendezvous().url());
    Run run = Run.invite(there, Form.WORDS, me, self, Clock.systemUTC());
    Thread waiting = new Thread(() -> run.walk(this), "a neighbour waits");
    waiting.setDaemon(true);
    waiting.start();
    return code.get(1, TimeUnit.MINUTES).text();
  }

  @Override
  public void begun(Code made, Instant expires) {
    code.complete(made);
  }

  @Override
  public void keep(Introduction other, SharedKey key) {}

  @Override
  public void drop() {}
}
