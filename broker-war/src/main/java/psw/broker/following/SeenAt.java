package psw.broker.following;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import psw.broker.far.RendezvousUrl;
import psw.server.directory.Elsewhere;
import psw.server.login.Caller;
import psw.server.login.Scope;
import psw.wire.value.BrokerId;

/** What each rendez-vous that is followed shows of each site, as it told it last. */
@ApplicationScoped
class SeenAt implements Elsewhere {
  private static final int MOST = 10_000;

  private final Map<RendezvousUrl, Map<BrokerId, Long>> all = new ConcurrentHashMap<>();
  private Caller caller;

  protected SeenAt() {}

  @Inject
  SeenAt(Caller caller) {
    this.caller = caller;
  }

  @Override
  public List<Seen> of(BrokerId broker) {
    return caller.may(Scope.READ) ? read(broker) : List.of();
  }

  List<Seen> read(BrokerId broker) {
    Map<String, Seen> seen = new TreeMap<>();
    all.forEach(
        (url, shown) -> {
          Long revision = shown.get(broker);
          OptionalLong there = revision == null ? OptionalLong.empty() : OptionalLong.of(revision);
          seen.put(url.text(), new Seen(url.text(), there));
        });
    return List.copyOf(seen.values());
  }

  /** A rendez-vous lists everything anew. */
  void begin(RendezvousUrl url) {
    all.put(url, new ConcurrentHashMap<>());
  }

  /** It shows an announcement. */
  void shows(RendezvousUrl url, BrokerId broker, long revision) {
    Map<BrokerId, Long> shown = all.get(url);
    if (shown != null && (shown.size() < MOST || shown.containsKey(broker))) {
      shown.put(broker, revision);
    }
  }

  /** It does not show that broker any more. */
  void shows(RendezvousUrl url, BrokerId broker) {
    Map<BrokerId, Long> shown = all.get(url);
    if (shown != null) {
      shown.remove(broker);
    }
  }

  /** It is not followed any more. */
  void end(RendezvousUrl url) {
    all.remove(url);
  }
}
