package psw.broker.announcing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The last revision used: one row, locked by everything that signs. A revision is committed here
 * before anything signed with it is sent, so that none is ever used twice.
 */
@Entity
@Table(name = "announced")
class AnnouncedRow {
  static final int ONE = 1;

  @Id private int one;
  private long revision;

  protected AnnouncedRow() {}

  /** Takes a revision beyond every one used before; {@code atLeast} if that is higher. */
  long nextRevision(long atLeast) {
    revision = Math.max(revision + 1, atLeast);
    return revision;
  }
}
