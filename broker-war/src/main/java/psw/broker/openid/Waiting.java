package psw.broker.openid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The logins that were begun and wait for the provider's answer. Who begins many loses his own
 * oldest ones, and no other network's.
 */
final class Waiting {
  private static final int MOST_OF_NETWORK = 20;
  private static final int MOST = 5_000;

  private record Kept(Pending pending, String network) {}

  // by state, the oldest first
  private final Map<String, Kept> all = new LinkedHashMap<>();

  synchronized void put(Pending pending, String network, Instant now) {
    all.values().removeIf(kept -> !now.isBefore(kept.pending().until()));
    List<String> same = new ArrayList<>();
    all.forEach(
        (state, kept) -> {
          if (kept.network().equals(network)) {
            same.add(state);
          }
        });
    if (same.size() >= MOST_OF_NETWORK) {
      all.remove(same.get(0));
    }
    if (all.size() >= MOST) {
      all.remove(all.keySet().iterator().next());
    }
    all.put(pending.state(), new Kept(pending, network));
  }

  /**
   * The login of this state, once, for the browser that began it and where it did; another one's
   * question does not end it.
   */
  synchronized Optional<Pending> take(String state, String browser, boolean near, Instant now) {
    Optional<Pending> there =
        Optional.ofNullable(all.get(state))
            .map(Kept::pending)
            .filter(pending -> isSame(pending.browser(), browser) && pending.near() == near);
    there.ifPresent(pending -> all.remove(state));
    return there.filter(pending -> now.isBefore(pending.until()));
  }

  private static boolean isSame(String kept, String shown) {
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
