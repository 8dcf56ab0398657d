package psw.wire.pairing;

import java.util.Optional;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.jws.Identity;
import psw.wire.jws.Jws;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.SshPublicKey;

/**
 * Who a party is and what it gives the other.
 *
 * @param id its id, a device's made as a broker's
 * @param key the key that the id is the hash of
 * @param kind whether it is a site or a device
 * @param name what it calls itself; the other gives it a name of its own
 * @param ssh the key that it logs in with, if it wants to use what the other offers
 * @param knock how the other may knock, if it offers anything
 */
public record Introduction(
    BrokerId id,
    PublicKey key,
    Kind kind,
    Label name,
    Optional<SshPublicKey> ssh,
    Optional<KnockLeave> knock) {

  private static final String TYPE = "psw-intro+jws";
  private static final JsonLimits LIMITS = new JsonLimits(Message.LONGEST, 8, Message.LONGEST, 20);

  /** What a party is. */
  public enum Kind {
    /** A broker, which announces itself. */
    SITE("site"),
    /** A client directory without broker. */
    DEVICE("device");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The lower-case word. */
    public String word() {
      return word;
    }

    /** Reads the lower-case word; part "kind". */
    public static Kind parse(String text) throws BadValue {
      for (Kind kind : values()) {
        if (kind.word.equals(text)) {
          return kind;
        }
      }
      throw new BadValue("kind", Reason.MALFORMED);
    }
  }

  /** The introduction of the owner of {@code identity}. */
  public static Introduction of(
      Identity identity,
      Kind kind,
      Label name,
      Optional<SshPublicKey> ssh,
      Optional<KnockLeave> knock) {
    return new Introduction(identity.id(), identity.key(), kind, name, ssh, knock);
  }

  /** Signs this for one run: it is worth nothing in another, or from the other side. */
  byte[] sign(Identity identity, Side from, byte[] transcript) {
    return Jws.sign(
        TYPE,
        JsonObject.with("v", 1)
            .and("id", id.text())
            .and("key", key.text())
            .and("kind", kind.word)
            .and("name", name.text())
            .and("ssh", ssh.map(SshPublicKey::text))
            .and("knock", knock.map(KnockLeave::toJson))
            .and("from", from.name())
            .and("run", Base64Url.encode(transcript))
            .build(),
        identity);
  }

  /** Reads what {@code from} signed in the run of this transcript. */
  static Introduction read(byte[] jwsBytes, Side from, byte[] transcript) throws BadValue, Broken {
    Jws jws = Jws.parse(jwsBytes, LIMITS);
    JsonObject claims = jws.payload();
    Introduction said = parse(claims);
    boolean here =
        jws.type().equals(TYPE)
            && claims.text("from").equals(from.name())
            && claims.text("run").equals(Base64Url.encode(transcript));
    if (!here || !said.id.equals(said.key.id()) || !jws.isSignedBy(said.key)) {
      throw new Broken(Failure.TAMPERED);
    }
    return said;
  }

  private static Introduction parse(JsonObject claims) throws BadValue {
    if (claims.integer("v") != 1) {
      throw new BadValue("v", Reason.OUT_OF_RANGE);
    }
    Optional<String> ssh = claims.optionalText("ssh");
    Optional<JsonObject> knock = claims.optionalObject("knock");
    return new Introduction(
        BrokerId.parse(claims.text("id")),
        PublicKey.parse(claims.text("key")),
        Kind.parse(claims.text("kind")),
        name(claims.text("name")),
        ssh.isPresent() ? Optional.of(SshPublicKey.parse(ssh.get())) : Optional.empty(),
        knock.isPresent() ? Optional.of(KnockLeave.parse(knock.get())) : Optional.empty());
  }

  private static Label name(String text) throws BadValue {
    try {
      return Label.parse(text);
    } catch (BadValue e) {
      throw e.in("name");
    }
  }
}
