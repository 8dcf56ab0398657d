package psw.broker.grants;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;

/** A grant in its table. */
@Entity
@Table(name = "peer_grant")
class GrantRow {
  @Id private long id;
  private long peer;
  private long service;
  private long ends;
  private String source;

  protected GrantRow() {}

  GrantRow(long id, long peer, long service) {
    this.id = id;
    this.peer = peer;
    this.service = service;
  }

  void setTo(Instant until, SourceRule rule) {
    ends = until.getEpochSecond();
    source = rule.word();
  }

  Held toHeld() {
    return new Held(id, peer, service, Instant.ofEpochSecond(ends), rule());
  }

  // what cannot be read, as after a downgrade, opens no more than it must
  private SourceRule rule() {
    try {
      return SourceRule.parse(source);
    } catch (BadValue e) {
      return SourceRule.STRICT;
    }
  }
}
