package psw.rendezvous.mailbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** That somebody claimed something, for the limits. What he claimed is not kept. */
@Entity
@Table(name = "mailbox_claim")
class ClaimRow {
  /** What became of a claim. */
  enum Outcome {
    CLAIMED,
    CROWDED,
    UNKNOWN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Id private String id;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String household;

  @SuppressWarnings("UnusedVariable") // queries read it
  private long happened;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String outcome;

  protected ClaimRow() {}

  ClaimRow(Household household, Instant now, Outcome outcome) {
    this.id = UUID.randomUUID().toString();
    this.household = household.prefix();
    this.happened = now.toEpochMilli();
    this.outcome = outcome.word();
  }

  String id() {
    return id;
  }
}
