package psw.broker.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An entry in its table, which gives it its number. */
@Entity
@Table(name = "deed")
class DeedRow {
  @Id private long id;

  private long at;
  private String deed;
  private String who;
  private String origin;
  private String subject;

  protected DeedRow() {}

  Entry toEntry() {
    return new Entry(id, Instant.ofEpochMilli(at), deed, new By(who, origin), subject);
  }
}
