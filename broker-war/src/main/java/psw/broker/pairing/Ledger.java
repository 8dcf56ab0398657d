package psw.broker.pairing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.broker.peers.Kept;
import psw.broker.peers.Met;
import psw.broker.peers.Peers;
import psw.pairing.run.Reason;
import psw.server.edge.Figures;
import psw.wire.pairing.Code;
import psw.wire.value.Label;

/** What an attempt leaves behind. */
@ApplicationScoped
class Ledger {
  private Peers peers;
  private Audit audit;
  private Figures figures;
  private Clock clock;

  protected Ledger() {}

  @Inject
  Ledger(Peers peers, Audit audit, Figures figures, Clock clock) {
    this.peers = peers;
    this.audit = audit;
    this.figures = figures;
    this.clock = clock;
  }

  void begun(Optional<Code> taken, By by) {
    String what = taken.isPresent() ? "a code was taken up" : "a code was made";
    audit.note(Deed.PAIRING_BEGUN, by, subject(what, taken));
  }

  Kept keep(Met met, Label name, By by) {
    return peers.keep(met, name, clock.instant(), by);
  }

  void undo(Kept kept) {
    peers.undo(kept);
  }

  /** {@code code} is the one that failed, if it came to one; only where it is from is noted. */
  void ended(Optional<Reason> failure, Optional<Code> code, By by) {
    figures.count("pairings", "outcome", failure.map(Reason::word).orElse("paired"));
    failure.ifPresent(why -> audit.note(Deed.PAIRING_FAILED, by, subject(why.word(), code)));
  }

  /** What is noted of a code: its number and where it is from, never what proves it. */
  static String subject(String what, Optional<Code> code) {
    return what
        + code.map(one -> ": code " + one.nameplate() + " at " + one.host().text()).orElse("");
  }
}
