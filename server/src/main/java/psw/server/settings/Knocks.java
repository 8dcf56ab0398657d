package psw.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/**
 * How the site's gate is opened; both may be empty where nobody said that there is one.
 *
 * @param spa the UDP port that takes one authenticated datagram ({@code psw.outside.spa.port} where
 *     a router has another one outside, else {@code psw.spa.port}); announced
 * @param sequence ports that are knocked at in their order ({@code psw.knock.ports}, commas
 *     between), at most 8; told to peers alone, and only where {@code spa} is empty
 * @param heard the file in which the gate leaves what it heard ({@code psw.gate.heard})
 */
public record Knocks(Optional<Port> spa, List<Port> sequence, Path heard) {
  private static final int MOST = 8;
  private static final String HEARD = "/run/psw-gate/heard";

  /** Copies the list in. */
  public Knocks {
    sequence = List.copyOf(sequence);
  }

  static Knocks read(Source source) {
    Optional<Port> inside = port("psw.spa.port", source);
    Optional<Port> outside = port(Settings.OUTSIDE_SPA, source);
    if (outside.isPresent() && inside.isEmpty()) {
      throw new BadSetting(
          Settings.OUTSIDE_SPA, "needs psw.spa.port, which the router leads it to");
    }
    Path heard = heard(source.text("psw.gate.heard").orElse(HEARD));
    return new Knocks(outside.or(() -> inside), sequence(source), heard);
  }

  private static Path heard(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new BadSetting("psw.gate.heard", "must be a file");
    }
  }

  private static Optional<Port> port(String name, Source source) {
    return source.text(name).map(text -> port(name, text, "must be a port"));
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
