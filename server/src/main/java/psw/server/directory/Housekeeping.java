package psw.server.directory;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import psw.server.work.Worker;
import psw.server.work.Workers;

/** What the directory does by itself. */
@Singleton
@Startup
@DependsOn("Store")
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Housekeeping {
  @Inject private Directory directory;
  @Inject private Workers workers;

  private final AtomicBoolean forgetNext = new AtomicBoolean();
  private Worker expiring;

  @PostConstruct
  void begin() {
    expiring = workers.timed("expiry", this::keep);
  }

  @PreDestroy
  void end() {
    expiring.end();
  }

  private void keep() {
    directory.expire();
    if (forgetNext.getAndSet(false)) {
      directory.forget();
    }
  }

  /** Every second. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void expire() {
    // a timer whose method throws is taken away by the container
    expiring.once();
  }

  /** Every hour. */
  @Schedule(hour = "*", minute = "17", second = "30", persistent = false)
  public void forget() {
    forgetNext.set(true);
  }
}
