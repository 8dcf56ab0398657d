package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.Service;
import psw.broker.catalog.Written;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;

/** Asks before a service is removed. The id is the form's own, so no other row can be hit. */
@Named
@RequestScoped
public class RemoveServicePage {
  @Inject private VisitPage visit;
  @Inject private Catalog catalog;
  @Inject private Notice notice;
  @Inject private Writers writers;

  private String id;
  private Service service;

  /** Finds the service, or answers 404. */
  public void look() {
    if (visit.turnsAway()) {
      return;
    }
    service = find();
    if (service == null) {
      Answers.error(404);
    }
  }

  /** Removes it. */
  public void remove() {
    if (visit.turnsAway()) {
      return;
    }
    Service there = find();
    notice.say(there == null ? "It was gone already." : removed(there));
    Answers.home();
  }

  private String removed(Service there) {
    Written written = catalog.remove(there.id(), writers.writer());
    return written instanceof Written.Refused refused
        ? Writers.words(refused.why())
        : there.name() + " is no longer listed.";
  }

  private Service find() {
    if (id == null || !id.matches("[1-9][0-9]{0,17}")) {
      return null;
    }
    return catalog.read().find(Long.parseLong(id), true).orElse(null);
  }

  /** The service to be removed. */
  public Service getService() {
    return service;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
