package psw.gate.rules;

import java.util.ArrayList;
import java.util.List;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * From where a port is reached without a knock, beside the host itself.
 *
 * @param everybody from everywhere
 * @param networks from these, if not from everywhere; none: from the host alone
 */
public record Reach(boolean everybody, List<Network> networks) {
  static final Reach PUBLIC = new Reach(true, List.of());
  static final Reach LOOPBACK = new Reach(false, List.of());
  private static final int MOST = 16;

  /** Copies the list in. */
  public Reach {
    networks = List.copyOf(networks);
  }

  /** Reads {@code public}, {@code loopback}, or networks with commas between; part "reach". */
  static Reach parse(String text) throws BadValue {
    switch (text) {
      case "public" -> {
        return PUBLIC;
      }
      case "loopback" -> {
        return LOOPBACK;
      }
      default -> {
        List<Network> networks = new ArrayList<>();
        for (String word : text.split(",", -1)) {
          networks.add(Network.parse(word.strip()));
        }
        if (networks.size() > MOST) {
          throw new BadValue("reach", Reason.TOO_LONG);
        }
        return new Reach(false, networks);
      }
    }
  }

  /** From the host alone. */
  public boolean isLoopback() {
    return !everybody && networks.isEmpty();
  }
}
