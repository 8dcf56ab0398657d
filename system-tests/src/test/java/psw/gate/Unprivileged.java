package psw.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code psw} as a unit of systemd runs it: not root, and no way to become it. */
final class Unprivileged {
  /** The account and the group that the receiver has in these tests. */
  static final int NOBODY = 65534;

  /** The account that the helper has: not that of the receiver, and in none of its groups. */
  static final int HELPER = 64998;

  private static final Path JAR = Path.of("..", "client-tools", "target", "psw", "psw.jar");
  private static final List<String> JAVA =
      List.of(
          HostAgent.JAVA.resolve("bin/java").toString(),
          "-Xmx16m",
          "-Xms8m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xss256k",
          "-XX:ReservedCodeCacheSize=8m",
          "-XX:-UsePerfData",
          "-jar",
          JAR.toAbsolutePath().normalize().toString());

  private Unprivileged() {}

  /** A command of {@code psw} without any capability. */
  static String[] command(String... words) {
    return as(NOBODY, List.of("--inh-caps", "-all", "--bounding-set", "-all"), words);
  }

  /** A command of {@code psw} with the one right to change the firewall. */
  static String[] mayChangeTheFirewall(String... words) {
    String one = "-all,+net_admin";
    return as(
        HELPER, List.of("--inh-caps", one, "--ambient-caps", one, "--bounding-set", one), words);
  }

  private static String[] as(int account, List<String> capabilities, String... words) {
    String id = Integer.toString(account);
    Stream<String> bounds =
        Stream.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--no-new-privs");
    return Stream.of(bounds, capabilities.stream(), JAVA.stream(), Stream.of(words))
        .flatMap(s -> s)
        .toArray(String[]::new);
  }
}
