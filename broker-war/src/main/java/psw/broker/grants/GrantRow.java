package psw.broker.grants;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A grant in its table. */
@Entity
@Table(name = "peer_grant")
class GrantRow {
  @Id private long id;
  private long peer;
  private long service;
  private long ends;

  protected GrantRow() {}

  GrantRow(long id, long peer, long service) {
    this.id = id;
    this.peer = peer;
    this.service = service;
  }

  void endAt(Instant until) {
    ends = until.getEpochSecond();
  }

  Held toHeld() {
    return new Held(id, peer, service, Instant.ofEpochSecond(ends));
  }
}
