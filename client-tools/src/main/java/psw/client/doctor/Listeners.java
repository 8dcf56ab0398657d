package psw.client.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on this host, as /proc/net tells everybody (proc(5)). */
final class Listeners {
  private static final Path NET = Path.of("/proc/net");
  private static final String LISTEN = "0A";
  private static final String UNCONNECTED = "07";

  private Listeners() {}

  /** The TCP ports that others than the host itself reach. */
  static Set<Integer> tcp() throws IOException {
    return ports("tcp", LISTEN);
  }

  /** The UDP ports likewise. */
  static Set<Integer> udp() throws IOException {
    return ports("udp", UNCONNECTED);
  }

  private static Set<Integer> ports(String protocol, String state) throws IOException {
    String v4 = Files.readString(NET.resolve(protocol));
    return Stream.of(v4, v6(NET.resolve(protocol + '6')))
        .flatMap(text -> parse(text, state))
        .collect(Collectors.toSet());
  }

  // a kernel without IPv6 has none
  private static String v6(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  static Stream<Integer> parse(String text, String state) {
    return text.lines()
        .skip(1)
        .map(line -> line.strip().split(" +", -1))
        .filter(words -> words.length > 3 && words[3].equals(state))
        .map(words -> words[1].split(":", -1))
        .filter(local -> !isLoopback(local[0]))
        .map(local -> HexFormat.fromHexDigits(local[1]));
  }

  // words of 32 bits in the processor's own order: of a small-endian one, as nearly all are
  private static boolean isLoopback(String hex) {
    return hex.length() == 8
        ? hex.endsWith("7F")
        : hex.equals("0".repeat(24) + "01000000") || hex.matches("0{16}FFFF0000.{6}7F");
  }
}
