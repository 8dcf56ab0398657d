package psw.rendezvous.mailbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row, locked by whoever makes or claims a mailbox. */
@Entity
@Table(name = "mailbox_turn")
class TurnRow {
  static final int ONE = 1;

  @Id private int one;

  protected TurnRow() {}

  int one() {
    return one;
  }
}
