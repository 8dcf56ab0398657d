package psw.broker.peers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row, locked by every change: so numbers and names are given once. */
@Entity
@Table(name = "peers")
class PeersRow {
  static final int ONE = 1;

  @Id private int one;

  @Column(name = "last_id")
  private long lastId;

  protected PeersRow() {}

  long next() {
    return ++lastId;
  }
}
