package psw.broker.announcing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.BadValue;

/** The rendez-vous that the settings name. */
final class Settled {
  private Settled() {}

  /**
   * Reads them.
   *
   * @throws IllegalStateException naming the setting, for the first that is no address
   */
  static Set<RendezvousUrl> parse(List<String> texts) {
    Set<RendezvousUrl> all = new LinkedHashSet<>();
    for (String text : texts) {
      try {
        all.add(RendezvousUrl.parse(text));
      } catch (BadValue e) {
        throw new IllegalStateException(
            "setting PSW_RENDEZVOUS (psw.rendezvous) must be addresses as http://HOST:PORT"
                + " or https://HOST:PORT#sha256=PIN with commas between",
            e);
      }
    }
    return all;
  }
}
