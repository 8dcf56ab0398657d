package psw.server.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/**
 * How the site's gate is opened; both may be empty where nobody said that there is one.
 *
 * @param spa the UDP port that takes one authenticated datagram ({@code psw.spa.port}); announced
 * @param sequence ports that are knocked at in their order ({@code psw.knock.ports}, commas
 *     between), at most 8; told to peers alone, and only where {@code spa} is empty
 */
public record Knocks(Optional<Port> spa, List<Port> sequence) {
  private static final int MOST = 8;

  /** Copies the list in. */
  public Knocks {
    sequence = List.copyOf(sequence);
  }

  static Knocks read(Source source) {
    return new Knocks(
        source.text("psw.spa.port").map(text -> port("psw.spa.port", text, "must be a port")),
        sequence(source));
  }

  private static List<Port> sequence(Source source) {
    List<Port> all = new ArrayList<>();
    for (String text : source.list("psw.knock.ports")) {
      all.add(port("psw.knock.ports", text, "must be ports with commas between"));
    }
    if (all.size() > MOST) {
      throw new BadSetting("psw.knock.ports", "must be at most " + MOST + " ports");
    }
    return all;
  }

  private static Port port(String name, String text, String must) {
    try {
      return Port.parse(text);
    } catch (BadValue e) {
      throw new BadSetting(name, must);
    }
  }
}
