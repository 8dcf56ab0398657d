package psw.server.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import psw.wire.value.BrokerId;

/** A line of the change log. */
@Entity
@Table(name = "change_log")
class LoggedChange {
  @Id private long id;

  @SuppressWarnings("UnusedVariable") // queries read it
  private long at;

  private String kind;
  private String broker;
  private String jws;

  protected LoggedChange() {}

  LoggedChange(long id, Instant at, Change.Kind kind, BrokerId broker, String jws) {
    this.id = id;
    this.at = at.toEpochMilli();
    this.kind = kind.toString();
    this.broker = broker.text();
    this.jws = jws;
  }

  Change toChange() {
    return new Change(id, Change.Kind.of(kind), new BrokerId(broker), jws);
  }
}
