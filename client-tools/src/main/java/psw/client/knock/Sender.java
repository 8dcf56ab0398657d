package psw.client.knock;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import psw.wire.knock.Knock;

/** Sends authenticated knocks to a gate, which never answers one. */
public final class Sender {
  private static final int TAG = 16;

  private final Gate.Datagram gate;
  private final SecureRandom random = new SecureRandom();

  /** Nothing is sent yet. */
  public Sender(Gate.Datagram gate) {
    this.gate = gate;
  }

  /**
   * What was sent.
   *
   * @param round 0 for the first
   * @param local the address it left by, from which the connection is to be made
   * @param claimed the address that it claims
   * @param at the time that it names
   * @param tag by which the site's log names it, 32 hexadecimal digits
   * @param fate what became of it, as far as this host was told
   */
  public record Sent(
      int round, InetAddress local, InetAddress claimed, Instant at, String tag, Fate fate) {}

  /** What becomes of a knock on its way. */
  public enum Fate {
    /** It left, and nobody said anything, as of every gate. */
    LEFT,
    /** The host said that nobody listens at that port, as no gate does. */
    REJECTED,
    /** This host itself did not let it out. */
    KEPT
  }

  /**
   * Sends one knock with the time of now, in rounds after the first by the clock of who observes.
   * It waits for no copy: those follow by themselves.
   *
   * @param site where, one of the site's addresses
   * @param round 0 for the first, one more for each that follows
   * @throws NotSent when this host does not let it out
   * @throws IOException when no way leads there
   */
  public Sent knock(InetAddress site, int round) throws IOException {
    return send(site, round, true);
  }

  /**
   * The same of one that claims no address, so that it opens no gate: what is said of it says
   * whether its time would do.
   */
  public Sent ask(InetAddress site) throws IOException {
    return send(site, 0, false);
  }

  private Sent send(InetAddress site, int round, boolean claims) throws IOException {
    StandardProtocolFamily family =
        site instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    DatagramChannel channel = DatagramChannel.open(family);
    try {
      channel.connect(new InetSocketAddress(site, gate.port().number()));
      InetAddress local = ((InetSocketAddress) channel.getLocalAddress()).getAddress();
      InetAddress claimed = gate.own().claim(local, site, round);
      String tag = tag();
      Instant at =
          gate.clock()
              .instant()
              .minus(gate.own().ahead(local, round))
              .truncatedTo(ChronoUnit.MILLIS);
      Knock knock = new Knock(at, claims ? Optional.of(claimed) : Optional.empty(), tag);
      byte[] datagram = gate.key().seal(knock, random);
      try {
        Fate fate = Copies.begin(channel, datagram) ? Fate.LEFT : Fate.REJECTED;
        return told(new Sent(round, local, claimed, at, tag, fate));
      } catch (IOException e) {
        told(new Sent(round, local, claimed, at, tag, Fate.KEPT));
        throw new NotSent(e);
      }
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  private Sent told(Sent sent) {
    gate.told().accept(sent);
    return sent;
  }

  private String tag() {
    byte[] bytes = new byte[TAG];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
