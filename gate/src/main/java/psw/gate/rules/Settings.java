package psw.gate.rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psw.wire.value.Port;

/**
 * What a site's owner decides about its gate.
 *
 * @param ssh the hidden ports, 1 to 4: one window opens any of them
 * @param broker the broker's port and who reaches it
 * @param tls the same for the broker over TLS
 * @param knocks what opens the gate, at least one
 * @param sequence the knock ports in their order, 3 to 8; may be empty without that kind
 * @param spa the UDP port of authenticated knocks
 * @param window how long the gate stays open for who knocked, 5 to 300 seconds
 * @param once whether entering closes it
 * @param tcp further TCP ports that stay open to everybody
 * @param udp further UDP ports that stay open to everybody
 * @param lan the network behind this host, where it opens remote services to one
 */
public record Settings(
    List<Port> ssh,
    Door broker,
    Door tls,
    Set<KnockKind> knocks,
    List<Port> sequence,
    Port spa,
    Duration window,
    boolean once,
    List<Port> tcp,
    List<Port> udp,
    Optional<Lan> lan) {

  /**
   * A port of the broker.
   *
   * @param reach who reaches it without a knock
   */
  public record Door(Port port, Reach reach) {}

  /** Copies the collections in. */
  public Settings {
    ssh = List.copyOf(ssh);
    knocks = Set.copyOf(knocks);
    sequence = List.copyOf(sequence);
    tcp = List.copyOf(tcp);
    udp = List.copyOf(udp);
  }

  /** The gate of the original: knocks 1111, 2222, 3333 open SSH, the broker is open to all. */
  public static Settings original() {
    return known("broker = public\nknock = sequence\nsequence = 1111, 2222, 3333");
  }

  /** {@link #original}, opened by one authenticated datagram instead. */
  public static Settings originalBySpa() {
    return known("broker = public\nknock = spa");
  }

  private static Settings known(String text) {
    try {
      return parse(text);
    } catch (BadSetting e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads lines {@code key = value}; what is empty or begins with {@code #} is passed over. Keys
   * and values: {@code docs/operations.md}. An empty text is a new site's settings.
   *
   * @throws BadSetting what is wrong, and in which line
   */
  public static Settings parse(String text) throws BadSetting {
    SettingsText in = SettingsText.read(text);
    Settings settings =
        new Settings(
            in.ports("ssh", 1, 4, "22"),
            new Door(in.port("broker-port", "8000"), in.reach("broker")),
            new Door(in.port("tls-port", "8443"), in.reach("tls")),
            in.knocks("knock"),
            in.has("sequence") ? in.ports("sequence", 3, 8, "") : List.of(),
            in.port("spa-port", "62201"),
            in.seconds("window", 5, 300, 30),
            in.yes("once", true),
            in.open("open", "tcp"),
            in.open("open", "udp"),
            in.lan("lan", "lan-network"));
    settings.check(in);
    return settings;
  }

  private void check(SettingsText in) throws BadSetting {
    if (knocks.contains(KnockKind.SEQUENCE) && sequence.isEmpty()) {
      throw in.missing("sequence", "knock");
    }
    Map<Port, String> taken = new HashMap<>();
    take(in, taken, ssh, "ssh");
    take(in, taken, List.of(broker.port()), "broker-port");
    take(in, taken, List.of(tls.port()), "tls-port");
    take(in, taken, sequence, "sequence");
    take(in, taken, tcp, "open");
    Map<Port, String> datagrams = new HashMap<>();
    take(in, datagrams, List.of(spa), "spa-port");
    take(in, datagrams, udp, "open");
  }

  /** The same with a network behind this host. */
  public Settings with(Lan network) {
    return new Settings(
        ssh, broker, tls, knocks, sequence, spa, window, once, tcp, udp, Optional.of(network));
  }

  private static void take(SettingsText in, Map<Port, String> taken, List<Port> more, String key)
      throws BadSetting {
    for (Port port : more) {
      String other = taken.putIfAbsent(port, key);
      if (other != null) {
        throw in.portTwice(key, port, other);
      }
    }
  }

  /** The keys that there are. */
  public static List<String> keys() {
    return SettingsText.KEYS;
  }

  boolean spaOpens() {
    return knocks.contains(KnockKind.SPA);
  }

  boolean sequenceOpens() {
    return knocks.contains(KnockKind.SEQUENCE);
  }
}
