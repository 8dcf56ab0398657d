package psw.gate.firewall;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.gate.program.Program;
import psw.gate.rules.Network;

/**
 * Networks all of whose addresses are this host's, so that a program here may listen at any of
 * them: routes of the type local, of a protocol number of our own; see ip-route(8).
 */
final class LocalRoutes {
  private static final String PROTOCOL = "83";

  private LocalRoutes() {}

  /** Those that are there; none where there is no ip(8). */
  static List<String> now() throws IOException {
    return networks(List.of("show", "table", "local", "proto", PROTOCOL));
  }

  /** Makes them these, and no others of ours. */
  static void set(List<String> networks) throws IOException {
    if (networks.isEmpty() && now().isEmpty()) {
      return;
    }
    must(List.of("flush", "table", "local", "proto", PROTOCOL));
    for (String network : networks) {
      must(List.of("replace", "local", network, "dev", "lo", "proto", PROTOCOL));
    }
  }

  /** A route that a network would be in the way of, as ip(8) prints it; empty where none is. */
  static Optional<String> conflict(Network network) throws IOException {
    List<String> all = new ArrayList<>(routes(List.of("show", "root", network.toString())));
    // what is at hand there; a wider way to elsewhere goes on for all the rest
    routes(List.of("show", "match", network.toString())).stream()
        .filter(line -> line.contains(" scope link"))
        .forEach(all::add);
    return all.stream().findFirst();
  }

  private static List<String> networks(List<String> words) throws IOException {
    return routes(words).stream()
        .map(line -> line.split(" ", -1))
        .filter(line -> line.length > 1)
        .map(line -> line[1])
        .toList();
  }

  private static List<String> routes(List<String> words) throws IOException {
    Program.Ran ran;
    try {
      ran = run(words);
    } catch (IOException noProgram) {
      return List.of();
    }
    return ran.out().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static void must(List<String> words) throws IOException {
    Program.Ran ran = run(words);
    if (!ran.isGood()) {
      throw new IOException("ip route " + String.join(" ", words) + ": " + ran.err().strip());
    }
  }

  private static Program.Ran run(List<String> words) throws IOException {
    List<String> all = new ArrayList<>(List.of("ip", "-4", "route"));
    all.addAll(words);
    return Program.run(all, "");
  }
}
