package psw.broker.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;

/** The account's transactions. */
@ApplicationScoped
class AccountRows {
  @PersistenceContext private EntityManager em;
  @Inject private Audit audit;

  @Transactional
  Optional<String> hash(String account) {
    return Optional.ofNullable(em.find(AccountRow.class, account)).map(AccountRow::hash);
  }

  @Transactional
  void put(String account, String hash, By by) {
    AccountRow there = em.find(AccountRow.class, account);
    AccountRow row = there == null ? new AccountRow(account) : there;
    row.become(hash);
    if (there == null) {
      em.persist(row);
    }
    audit.note(Deed.SET_UP, by, there == null ? "the owner's account" : "a new pass phrase");
  }
}
