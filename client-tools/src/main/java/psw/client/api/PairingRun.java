package psw.client.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import psw.pairing.run.Reason;
import psw.wire.json.JsonObject;
import psw.wire.pairing.Code;
import psw.wire.value.BadValue;

/**
 * How far a pairing is that the broker runs.
 *
 * @param id its number there; a secret as the broker's token is
 * @param state whether it goes on
 * @param code the code to be given to the other, of who made it
 * @param expires until when the other may come, where that is known
 * @param reason why it failed
 * @param peer who came, once paired
 */
public record PairingRun(
    String id,
    State state,
    Optional<Code> code,
    Optional<Instant> expires,
    Optional<Reason> reason,
    Optional<Peer> peer) {

  /** Where it stands. */
  public enum State {
    /** Nobody came yet, or both are at it. */
    WAITING,
    /** Both know each other. */
    PAIRED,
    /** Nothing came of it. */
    FAILED
  }

  static PairingRun parse(JsonObject json) throws BadValue {
    Optional<String> link = json.optionalText("link");
    Optional<String> code = link.isPresent() ? link : json.optionalText("code");
    Optional<String> expires = json.optionalText("expires");
    Optional<JsonObject> peer = json.optionalObject("peer");
    PairingRun run =
        new PairingRun(
            json.text("id"),
            state(json.text("state")),
            code.isPresent() ? Optional.of(Code.parse(code.get())) : Optional.empty(),
            expires.isPresent() ? Optional.of(Peer.time(expires.get())) : Optional.empty(),
            reason(json.optionalText("reason")),
            peer.isPresent() ? Optional.of(Peer.parse(peer.get())) : Optional.empty());
    boolean whole =
        switch (run.state) {
          case WAITING -> run.id.matches("[A-Za-z0-9_-]{1,64}");
          case PAIRED -> run.peer.isPresent();
          case FAILED -> run.reason.isPresent();
        };
    if (!whole) {
      throw new BadValue("run", BadValue.Reason.MISSING);
    }
    return run;
  }

  private static State state(String text) throws BadValue {
    return switch (text) {
      case "waiting" -> State.WAITING;
      case "paired" -> State.PAIRED;
      case "failed" -> State.FAILED;
      default -> throw new BadValue("state", BadValue.Reason.OUT_OF_RANGE);
    };
  }

  private static Optional<Reason> reason(Optional<String> word) throws BadValue {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Reason> reason =
        Arrays.stream(Reason.values()).filter(each -> each.word().equals(word.get())).findFirst();
    if (reason.isEmpty()) {
      throw new BadValue("reason", BadValue.Reason.OUT_OF_RANGE);
    }
    return reason;
  }
}
