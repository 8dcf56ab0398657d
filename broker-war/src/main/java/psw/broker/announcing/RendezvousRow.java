package psw.broker.announcing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import psw.broker.far.RendezvousUrl;

/** A rendez-vous in its table. */
@Entity
@Table(name = "rendezvous")
class RendezvousRow {
  private static final String SETTINGS = "settings";
  private static final String ADDED = "added";

  /** {@code member}; {@code leaving} until it took the tombstone. */
  private static final String MEMBER = "member";

  private static final String LEAVING = "leaving";

  @Id private String url;
  private String origin;
  private String state;
  private long since;
  private String farewell;

  protected RendezvousRow() {}

  RendezvousRow(RendezvousUrl url, boolean fromSettings, Instant now) {
    this.url = url.text();
    this.origin = fromSettings ? SETTINGS : ADDED;
    join(now);
  }

  final void join(Instant now) {
    state = MEMBER;
    since = now.toEpochMilli();
    farewell = null;
  }

  void leave(String tombstone, Instant now) {
    state = LEAVING;
    since = now.toEpochMilli();
    farewell = tombstone;
  }

  /** As {@link #join}, for as long as the settings name it. */
  void rejoin(Instant now) {
    origin = SETTINGS;
    join(now);
  }

  boolean isFromSettings() {
    return origin.equals(SETTINGS);
  }

  boolean isMember() {
    return state.equals(MEMBER);
  }

  boolean isLeaving() {
    return state.equals(LEAVING);
  }

  RendezvousUrl url() {
    return new RendezvousUrl(url);
  }

  Errand errand() {
    return isLeaving()
        ? new Errand.Farewell(url(), farewell, Instant.ofEpochMilli(since))
        : new Errand.Announce(url(), Instant.ofEpochMilli(since));
  }
}
