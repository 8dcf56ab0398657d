package psw.wire.pairing;

import java.util.Arrays;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** One message of a run: JSON with {@code v}, {@code round} (1 to 5), {@code from} and the rest. */
record Message(int round, Side from, JsonObject json) {
  static final int LONGEST = 4096;
  private static final JsonLimits LIMITS = new JsonLimits(LONGEST, 4, LONGEST, 20);

  static JsonObject.Builder of(int round, Side from) {
    return JsonObject.with("v", 1).and("round", round).and("from", from.name());
  }

  /** Reads the message that {@code from} must send in {@code round}. */
  static Message expect(int round, Side from, byte[] own, byte[] bytes) throws Broken {
    if (bytes.length > LONGEST) {
      throw new Broken(Failure.TOO_LARGE);
    }
    Message message = parse(bytes);
    if (message.from != from || Arrays.equals(own, bytes)) {
      throw new Broken(Failure.REFLECTED);
    }
    if (message.round != round) {
      throw new Broken(Failure.OUT_OF_ORDER);
    }
    return message;
  }

  private static Message parse(byte[] bytes) throws Broken {
    try {
      JsonObject json = Json.parseObject(bytes, LIMITS);
      if (json.integer("v") != 1) {
        throw new BadValue("v", BadValue.Reason.OUT_OF_RANGE);
      }
      long round = json.integer("round");
      if (round < 1 || round > Pairing.ROUNDS) {
        throw new BadValue("round", BadValue.Reason.OUT_OF_RANGE);
      }
      return new Message((int) round, Side.parse(json.text("from")), json);
    } catch (BadValue e) {
      throw new Broken(e);
    }
  }
}
