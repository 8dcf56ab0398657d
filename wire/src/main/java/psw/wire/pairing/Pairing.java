package psw.wire.pairing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.seal.Seal;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

/**
 * One side of one run, in one process. Send {@link #first}, then hand in each message of the other
 * and do what {@link Step} says, until it says that the run is over. Not for several threads.
 */
public final class Pairing {
  static final int ROUNDS = 5;
  private static final int LAST_HASHED = 3;
  private static final byte[] NOTHING = new byte[0];

  private final Side side;
  private final Identity identity;
  private final Introduction self;
  private final SecureRandom random;
  private final List<String> transcript = new ArrayList<>();

  private int round = 1;
  private byte[] sent;
  private Optional<EcJpake> exchange;
  private Optional<SharedKey> key = Optional.empty();
  private byte[] run = new byte[0];

  /**
   * Starts a run.
   *
   * @param side A for who made the code, B for who was given it
   * @param code used in this run alone
   * @param identity proves the introduction
   * @param self what the other is told; its id is the identity's
   */
  public Pairing(Side side, Code code, Identity identity, Introduction self, SecureRandom random) {
    if (!self.id().equals(identity.id())) {
      throw new IllegalArgumentException("introduction of somebody else");
    }
    this.side = side;
    this.identity = identity;
    this.self = self;
    this.random = random;
    EcJpake jpake = new EcJpake(side, code.password(), random);
    this.sent = written(jpake.first());
    this.exchange = Optional.of(jpake);
  }

  /** The first message to send, before any is received. */
  public String first() {
    if (round != 1) {
      throw new IllegalStateException("under way");
    }
    return new String(sent, StandardCharsets.UTF_8);
  }

  /** Takes the other's next message. After any failure every message fails as out of order. */
  public Step receive(byte[] bytes) {
    if (exchange.isEmpty()) {
      return new Broken(Failure.OUT_OF_ORDER).step();
    }
    try {
      Message message = Message.expect(round, side.other(), sent, bytes);
      return switch (round) {
        case ROUNDS -> finish(message);
        case ROUNDS - 1 -> meet(message);
        default -> answer(message, bytes, exchange.get());
      };
    } catch (Broken e) {
      end();
      return e.step();
    } catch (BadValue e) {
      end();
      return new Broken(e).step();
    }
  }

  private Step answer(Message message, byte[] bytes, EcJpake jpake) throws BadValue, Broken {
    switch (round) {
      case 1 -> jpake.takeFirst(message.json());
      case 2 -> jpake.takeSecond(message.json());
      default -> jpake.takeThird(message.json());
    }
    keep(bytes);
    JsonObject.Builder next =
        switch (round) {
          case 1 -> jpake.second();
          case 2 -> jpake.third();
          default -> introduction(jpake);
        };
    round++;
    sent = written(next);
    return new Step.Send(new String(sent, StandardCharsets.UTF_8));
  }

  // as they were sent: a message that can be read is UTF-8, so that its text is its bytes
  private void keep(byte[] theirs) {
    String other = new String(theirs, StandardCharsets.UTF_8);
    String own = new String(sent, StandardCharsets.UTF_8);
    transcript.addAll(side == Side.A ? List.of(own, other) : List.of(other, own));
    if (round == LAST_HASHED) {
      run = hash(transcript);
    }
  }

  private JsonObject.Builder introduction(EcJpake jpake) {
    byte[] material = jpake.material();
    SharedKey shared = agreed(material, run);
    Arrays.fill(material, (byte) 0);
    key = Optional.of(shared);
    byte[] signed = self.sign(identity, side, run);
    byte[] sealed = shared.seal(introducing(side)).seal(signed, run, random);
    return Message.of(ROUNDS - 1, side).and("box", Base64Url.encode(sealed));
  }

  static SharedKey agreed(byte[] material, byte[] run) {
    return SharedKey.from(material, run, ascii("psw-pair-v1"));
  }

  // A's message of a round comes first, and each after its length
  static byte[] hash(List<String> messages) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String message : messages) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      all.writeBytes(bytes);
    }
    return Sha256.of(all.toByteArray());
  }

  private Step meet(Message message) throws BadValue, Broken {
    SharedKey shared = key.orElseThrow();
    byte[] signed = opened(shared.seal(introducing(side.other())), message);
    Introduction other = Introduction.read(signed, side.other(), run);
    if (other.id().equals(self.id())) {
      throw new Broken(Failure.SAME_IDENTITY);
    }
    round++;
    byte[] sealed = shared.seal(keeping(side)).seal(NOTHING, run, random);
    sent = written(Message.of(ROUNDS, side).and("box", Base64Url.encode(sealed)));
    return new Step.Keep(
        other, SharedKey.of(shared.toBytes()), new String(sent, StandardCharsets.UTF_8));
  }

  private Step finish(Message message) throws BadValue, Broken {
    opened(key.orElseThrow().seal(keeping(side.other())), message);
    end();
    return new Step.Paired();
  }

  private byte[] opened(Seal seal, Message message) throws BadValue, Broken {
    byte[] sealed = Base64Url.decode(message.json().text("box"), "box");
    return seal.open(sealed, run).orElseThrow(() -> new Broken(Failure.TAMPERED));
  }

  private void end() {
    key.ifPresent(SharedKey::clear);
    key = Optional.empty();
    exchange = Optional.empty();
    transcript.clear();
  }

  private static byte[] written(JsonObject.Builder message) {
    return message.build().toString().getBytes(StandardCharsets.UTF_8);
  }

  // each direction has a key of its own, so that what is sent never opens as what is received
  private static byte[] introducing(Side from) {
    return ascii("psw-intro-v1" + from.name());
  }

  private static byte[] keeping(Side from) {
    return ascii("psw-kept-v1" + from.name());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
