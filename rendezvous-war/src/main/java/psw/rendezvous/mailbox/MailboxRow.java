package psw.rendezvous.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.MailboxRules;
import psw.wire.mailbox.Nameplate;
import psw.wire.value.BrokerId;

/** A mailbox, and for a while after its end how it ended. */
@Entity
@Table(name = "mailbox")
class MailboxRow {
  /** How long an ended one is kept, so that both sides learn of it. */
  static final Duration KEPT = Duration.ofMinutes(5);

  @Id private String nameplate;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String owner;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String household;

  private String inviter;
  private String joiner;
  private long expires;
  private String ending;

  @SuppressWarnings("UnusedVariable") // queries read it
  @Column(name = "kept_until")
  private long keptUntil;

  protected MailboxRow() {}

  MailboxRow(
      Nameplate nameplate, BrokerId owner, Household household, Secret inviter, Instant now) {
    Instant end = now.plus(MailboxRules.LIFE);
    this.nameplate = nameplate.text();
    this.owner = owner.text();
    this.household = household.prefix();
    this.inviter = inviter.hash();
    this.expires = end.toEpochMilli();
    this.keptUntil = end.plus(KEPT).toEpochMilli();
  }

  Nameplate nameplate() {
    return new Nameplate(nameplate);
  }

  Instant expires() {
    return Instant.ofEpochMilli(expires);
  }

  /** Which side has this secret; both hashes are compared, whatever the first says. */
  Optional<Side> side(Secret secret) {
    boolean invites = secret.hasHash(inviter);
    boolean joins = joiner != null && secret.hasHash(joiner);
    if (invites) {
      return Optional.of(Side.INVITER);
    }
    return joins ? Optional.of(Side.JOINER) : Optional.empty();
  }

  /** How it ended, if it did. */
  Optional<Ending> ending(Instant now) {
    if (ending != null) {
      return Optional.of(Ending.valueOf(ending));
    }
    return now.toEpochMilli() < expires ? Optional.empty() : Optional.of(Ending.EXPIRED);
  }

  /** Gives the second side away; false, and the end of it all, if that was done before. */
  boolean claim(Secret secret, Instant now) {
    if (joiner != null) {
      end(Ending.CROWDED, now);
      return false;
    }
    joiner = secret.hash();
    return true;
  }

  void end(Ending how, Instant now) {
    ending = how.name();
    keptUntil = now.plus(KEPT).toEpochMilli();
  }
}
