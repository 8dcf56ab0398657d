package psw.gate.rules;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
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
    List<Port> udp) {

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
    } catch (BadValue e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads lines {@code key = value}; what is empty or begins with {@code #} is passed over. Keys
   * and values: {@code docs/operations.md}. An empty text is a new site's settings.
   *
   * @throws BadValue part is the key at fault, or "line N" of what is no setting; a port that has
   *     two uses is DUPLICATE, with the later key
   */
  public static Settings parse(String text) throws BadValue {
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
            in.open("open", "udp"));
    settings.check();
    return settings;
  }

  private void check() throws BadValue {
    if (knocks.contains(KnockKind.SEQUENCE) && sequence.isEmpty()) {
      throw new BadValue("sequence", Reason.MISSING);
    }
    Set<Port> taken = new HashSet<>();
    take(taken, ssh, "ssh");
    take(taken, List.of(broker.port()), "broker-port");
    take(taken, List.of(tls.port()), "tls-port");
    take(taken, sequence, "sequence");
    take(taken, tcp, "open");
    Set<Port> datagrams = new HashSet<>();
    take(datagrams, List.of(spa), "spa-port");
    take(datagrams, udp, "open");
  }

  private static void take(Set<Port> taken, List<Port> more, String key) throws BadValue {
    for (Port port : more) {
      if (!taken.add(port)) {
        throw new BadValue(key, Reason.DUPLICATE);
      }
    }
  }

  boolean spaOpens() {
    return knocks.contains(KnockKind.SPA);
  }

  boolean sequenceOpens() {
    return knocks.contains(KnockKind.SEQUENCE);
  }
}
