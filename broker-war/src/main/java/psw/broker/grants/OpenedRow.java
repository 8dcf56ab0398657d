package psw.broker.grants;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A session that was noted as opened. */
@Entity
@Table(name = "opened")
class OpenedRow {
  @Id private String note;

  protected OpenedRow() {}

  OpenedRow(String note) {
    this.note = note;
  }
}
