package psw.broker;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import psw.broker.account.Setup;
import psw.broker.address.Addresses;
import psw.broker.announcing.Announcer;
import psw.broker.following.Following;
import psw.broker.grants.Granting;
import psw.broker.health.HealthWatch;
import psw.broker.heard.GateWatch;
import psw.broker.pairing.Pairings;
import psw.broker.sites.Sites;

/** Starts what runs by itself once the store is open, and ends it before the store closes. */
@Singleton
@Startup
@DependsOn("Store")
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class BrokerLife {
  @Inject private Setup setup;
  @Inject private Addresses addresses;
  @Inject private GateWatch gate;
  @Inject private Announcer announcer;
  @Inject private Following following;
  @Inject private Sites sites;
  @Inject private HealthWatch health;
  @Inject private Granting granting;
  @Inject private Pairings pairings;

  // threads of our own: these loops never end, and a pool has few that others need too
  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  @PostConstruct
  void begin() {
    setup.open();
    addresses.start(threads, announcer::members);
    gate.start(threads);
    announcer.start(threads);
    following.start(threads);
    sites.start(threads);
    health.start(threads);
    granting.start(threads);
    pairings.start(threads);
  }

  @PreDestroy
  void end() {
    granting.end();
    pairings.end();
    health.end();
    sites.end();
    following.end();
    announcer.end();
    addresses.end();
    gate.end();
  }
}
