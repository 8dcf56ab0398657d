package psw.rendezvous.proof;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import psw.wire.value.BrokerId;

/** The highest revision of somebody's signed requests. */
@Entity
@Table(name = "used_proof")
class UsedProof {
  @Id private String id;
  private long revision;

  @Column(name = "kept_until")
  private long keptUntil;

  protected UsedProof() {}

  UsedProof(BrokerId id, long revision, Instant keptUntil) {
    this.id = id.text();
    raise(revision, keptUntil);
  }

  long revision() {
    return revision;
  }

  final void raise(long higher, Instant until) {
    revision = higher;
    keptUntil = until.toEpochMilli();
  }
}
