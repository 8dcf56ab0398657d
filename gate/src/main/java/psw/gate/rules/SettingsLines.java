package psw.gate.rules;

import java.util.List;
import java.util.stream.Stream;
import psw.wire.value.Port;

/** Settings written out, of which {@link Settings#parse} makes the same again. */
final class SettingsLines {
  private SettingsLines() {}

  static List<String> of(Settings settings) {
    List<String> open =
        Stream.concat(
                settings.tcp().stream().map(port -> port + "/tcp"),
                settings.udp().stream().map(port -> port + "/udp"))
            .toList();
    return Stream.of(
            line("ssh", numbers(settings.ssh())),
            line("broker", reach(settings.broker())),
            line("broker-port", numbers(List.of(settings.broker().port()))),
            line("tls", reach(settings.tls())),
            line("tls-port", numbers(List.of(settings.tls().port()))),
            line("knock", List.of(knock(settings))),
            line("sequence", numbers(settings.sequence())),
            line("spa-port", numbers(List.of(settings.spa()))),
            line("window", List.of(Long.toString(settings.window().toSeconds()))),
            line("once", List.of(settings.once() ? "yes" : "no")),
            line("open", open),
            line("lan", settings.lan().map(Lan::interfaces).orElse(List.of())),
            line(
                "lan-network",
                settings.lan().map(lan -> List.of(lan.network().toString())).orElse(List.of())))
        .flatMap(line -> line)
        .toList();
  }

  // a key without a value is none
  private static Stream<String> line(String key, List<String> words) {
    return words.isEmpty() ? Stream.of() : Stream.of(key + " = " + String.join(", ", words));
  }

  private static List<String> numbers(List<Port> ports) {
    return ports.stream().map(Port::toString).toList();
  }

  private static List<String> reach(Settings.Door door) {
    Reach reach = door.reach();
    return reach.everybody()
        ? List.of("public")
        : reach.isLoopback()
            ? List.of("loopback")
            : reach.networks().stream().map(Network::toString).toList();
  }

  private static String knock(Settings settings) {
    return settings.knocks().size() > 1 ? "both" : settings.spaOpens() ? "spa" : "sequence";
  }
}
