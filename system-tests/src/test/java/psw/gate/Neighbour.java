package psw.gate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.client.lab.Host;

/** A host on the same line which sends raw ICMPv6 to another. */
record Neighbour(Host host, String linkLocal, int interfaceNumber) {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Pattern ADDRESS = Pattern.compile("^(\\d+): eth0 +inet6 (fe80::[0-9a-f:]+)");

  static Neighbour of(Host host) throws IOException, InterruptedException {
    String[] show = {"ip", "-6", "-o", "address", "show", "dev", "eth0", "scope", "link"};
    String shown = host.run(SOON, show).out();
    Matcher found = ADDRESS.matcher(shown);
    if (!found.find()) {
      throw new IllegalStateException("no link-local address: " + shown);
    }
    return new Neighbour(host, found.group(2), Integer.parseInt(found.group(1)));
  }

  /** Sends a message; its checksum, bytes 2 and 3, is filled in on the way. */
  void send(String from, String to, int hopLimit, String messageHex)
      throws IOException, InterruptedException {
    String hops = Integer.toString(hopLimit);
    String line = Integer.toString(interfaceNumber);
    Firewall.run(host, "perl", "-e", script(), line, from, to, hops, messageHex);
  }

  /**
   * How many ICMPv6 messages of a kind got past the rules of this host: a counter of {@code
   * /proc/net/snmp6}, such as {@code Icmp6InRouterAdvertisements}.
   */
  int received(String counter) throws IOException, InterruptedException {
    String all = host.run(SOON, "cat", "/proc/net/snmp6").out();
    Matcher found = Pattern.compile("(?m)^" + counter + "\\s+(\\d+)$").matcher(all);
    if (!found.find()) {
      throw new IllegalStateException("no counter " + counter);
    }
    return Integer.parseInt(found.group(1));
  }

  private static String script() {
    try (InputStream in = Neighbour.class.getResourceAsStream("icmp6.pl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
