package psw.client.api;

import java.util.List;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/**
 * An address at which the broker's own site is announced.
 *
 * @param from {@code setting}, {@code interface} or {@code rendez-vous}
 * @param rendezvous those that see the host there, of what they told
 */
public record Reached(IpAddress address, String from, List<String> rendezvous) {
  /** Copies the list in. */
  public Reached {
    rendezvous = List.copyOf(rendezvous);
  }

  static Reached parse(JsonObject json) throws BadValue {
    return new Reached(
        IpAddress.parse(json.text("address")), json.text("from"), json.texts("rendezvous"));
  }
}
