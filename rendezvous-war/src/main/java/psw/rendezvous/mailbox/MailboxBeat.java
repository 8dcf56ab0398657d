package psw.rendezvous.mailbox;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** What the mailboxes do by themselves. */
@Singleton
@Startup
@DependsOn("Store")
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailboxBeat {
  @Inject private Mailboxes mailboxes;

  /** Every second. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void tick() {
    mailboxes.tick();
  }

  /** Every half minute. */
  @Schedule(hour = "*", minute = "*", second = "7,37", persistent = false)
  public void sweep() {
    mailboxes.sweep();
  }
}
