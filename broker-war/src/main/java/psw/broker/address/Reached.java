package psw.broker.address;

import java.util.List;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.IpAddress;

/**
 * An address at which this site is announced.
 *
 * @param from how it is known
 * @param by the rendez-vous that see this host so, of what they told
 */
public record Reached(IpAddress address, From from, List<RendezvousUrl> by) {
  /** How an address is known. */
  public enum From {
    /** The owner's word. */
    SETTING("setting"),
    /** The host has it. */
    INTERFACE("interface"),
    /** A rendez-vous sees the host so, as behind a router. */
    RENDEZVOUS("rendez-vous");

    private final String word;

    From(String word) {
      this.word = word;
    }

    /** As it is told over HTTP. */
    public String word() {
      return word;
    }
  }

  /** Copies the list in. */
  public Reached {
    by = List.copyOf(by);
  }
}
