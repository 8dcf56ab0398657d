package psw.broker.audit;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import psw.server.work.Worker;
import psw.server.work.Workers;

/** Forgets what is too old: at the start and every hour. */
@Singleton
@Startup
@DependsOn("Store")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Trimming {
  private static final int MINUTES = 60;

  @Inject private Audit audit;
  @Inject private Workers workers;

  private final AtomicInteger minute = new AtomicInteger();
  private Worker worker;

  @PostConstruct
  void begin() {
    worker = workers.timed("audit", this::step);
  }

  @PreDestroy
  void end() {
    worker.end();
  }

  private void step() {
    if (minute.getAndIncrement() % MINUTES == 0) {
      audit.trim();
    }
  }

  /** Every minute. */
  @Schedule(hour = "*", minute = "*", second = "23", persistent = false)
  public void tick() {
    worker.once();
  }
}
