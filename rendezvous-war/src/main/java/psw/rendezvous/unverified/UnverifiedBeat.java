package psw.rendezvous.unverified;

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
import psw.server.work.Worker;
import psw.server.work.Workers;

/** Takes away what is over. */
@Singleton
@Startup
@DependsOn("Store")
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnverifiedBeat {
  @Inject private Unverified unverified;
  @Inject private Workers workers;

  private Worker sweeping;

  @PostConstruct
  void begin() {
    sweeping = workers.timed("unverified services", unverified::sweep);
  }

  @PreDestroy
  void end() {
    sweeping.end();
  }

  /** Every half minute. */
  @Schedule(hour = "*", minute = "*", second = "12,42", persistent = false)
  public void sweep() {
    // a timer whose method throws is taken away by the container
    sweeping.once();
  }
}
