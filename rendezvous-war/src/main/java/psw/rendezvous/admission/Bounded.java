package psw.rendezvous.admission;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was used longest ago, so that strangers cannot make it grow. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;
  private final int most;

  Bounded(int most) {
    super(64, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
