package psw.wire.knock;

import java.net.InetAddress;
import java.util.Arrays;
import psw.wire.value.BadValue;

/** From where a knock may come, measured by the address that it claims. */
public enum SourceRule {
  /** From that address alone; what holds unless the owner says otherwise. */
  STRICT("strict") {
    @Override
    boolean holds(byte[] claimed, byte[] from) {
      return Arrays.equals(claimed, from);
    }
  },
  /** From its network, IPv4 /24 or IPv6 /64: for carriers with several exits. */
  NETWORK("network") {
    @Override
    boolean holds(byte[] claimed, byte[] from) {
      int prefix = claimed.length == 4 ? 3 : 8;
      return claimed.length == from.length && Arrays.equals(claimed, 0, prefix, from, 0, prefix);
    }
  };

  private final String word;

  SourceRule(String word) {
    this.word = word;
  }

  /** As it is written in files and said of a grant. */
  public String word() {
    return word;
  }

  /** Reads a {@link #word}; part "source". */
  public static SourceRule parse(String word) throws BadValue {
    for (SourceRule rule : values()) {
      if (rule.word.equals(word)) {
        return rule;
      }
    }
    throw new BadValue("source", BadValue.Reason.MALFORMED);
  }

  abstract boolean holds(byte[] claimed, byte[] from);

  boolean holds(InetAddress claimed, InetAddress from) {
    return holds(claimed.getAddress(), from.getAddress());
  }
}
