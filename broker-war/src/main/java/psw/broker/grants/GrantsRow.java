package psw.broker.grants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row, locked by every change: so numbers are given once and counts are right. */
@Entity
@Table(name = "grants")
class GrantsRow {
  static final int ONE = 1;

  @Id private int one;

  @Column(name = "last_id")
  private long lastId;

  protected GrantsRow() {}

  long next() {
    return ++lastId;
  }
}
