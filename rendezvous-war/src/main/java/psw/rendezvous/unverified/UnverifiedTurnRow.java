package psw.rendezvous.unverified;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row, locked by every change. */
@Entity
@Table(name = "unverified_turn")
class UnverifiedTurnRow {
  static final int ONE = 1;

  @Id private int one;

  protected UnverifiedTurnRow() {}

  int one() {
    return one;
  }
}
