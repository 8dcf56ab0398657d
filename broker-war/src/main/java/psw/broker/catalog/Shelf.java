package psw.broker.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The catalogue as it was last read, as long as nothing has changed since. */
@ApplicationScoped
class Shelf {
  private final AtomicLong newest = new AtomicLong();
  private volatile Snapshot kept;

  Optional<Snapshot> fresh() {
    Snapshot snapshot = kept;
    return snapshot != null && snapshot.revision() >= newest.get()
        ? Optional.of(snapshot)
        : Optional.empty();
  }

  // one that was read while a change was committed carries the older revision and is not shown
  void keep(Snapshot snapshot) {
    kept = snapshot;
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CatalogChanged change) {
    newest.accumulateAndGet(change.revision(), Math::max);
  }
}
