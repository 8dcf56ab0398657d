package psw.client.tunnel;

import java.util.List;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * One forwarded port, with {@code ssh(1)}'s own meanings.
 *
 * @param bind where it listens
 * @param target where the far end connects to; empty for a SOCKS proxy, whose clients say where
 */
public record Forward(Bind bind, Optional<Target> target) {
  /** Reads {@code -L}'s {@code [BIND:]PORT:HOST:PORT}. */
  public static Forward parseLocal(String text) throws BadValue {
    List<String> words = Words.split(text);
    return switch (words.size()) {
      case 3 ->
          new Forward(Bind.of(words.get(0)), Optional.of(Target.of(words.get(1), words.get(2))));
      case 4 ->
          new Forward(
              Bind.of(words.get(0), words.get(1)),
              Optional.of(Target.of(words.get(2), words.get(3))));
      default -> throw new BadValue("forward", Reason.MALFORMED);
    };
  }

  /** Reads {@code -D}'s {@code [BIND:]PORT}. */
  public static Forward parseDynamic(String text) throws BadValue {
    return new Forward(Bind.parse(text), Optional.empty());
  }
}
