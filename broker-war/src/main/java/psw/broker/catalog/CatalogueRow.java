package psw.broker.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The catalogue as a whole: one row, locked by every change. */
@Entity
@Table(name = "catalogue")
class CatalogueRow {
  static final int ONE = 1;

  @Id private int one;
  private long revision;

  @Column(name = "last_id")
  private long lastId;

  protected CatalogueRow() {}

  long revision() {
    return revision;
  }

  long nextId() {
    return lastId + 1;
  }

  long raise() {
    return ++revision;
  }

  void used(long id) {
    lastId = Math.max(lastId, id);
  }
}
