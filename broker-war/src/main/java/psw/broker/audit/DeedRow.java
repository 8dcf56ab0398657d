package psw.broker.audit;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An entry in its table. */
@Entity
@Table(name = "deed")
class DeedRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  private long at;
  private String deed;
  private String who;
  private String origin;
  private String subject;

  protected DeedRow() {}

  DeedRow(Instant at, Deed deed, By by, String subject) {
    this.at = at.toEpochMilli();
    this.deed = deed.toString();
    this.who = by.who();
    this.origin = by.origin();
    this.subject = subject;
  }

  Entry toEntry() {
    return new Entry(id, Instant.ofEpochMilli(at), deed, new By(who, origin), subject);
  }
}
