package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import psw.broker.audit.Doer;
import psw.broker.catalog.Writer;
import psw.broker.catalog.Written;
import psw.server.login.Tokens;

/** A visitor as the catalogue's writer, and its refusals in words. */
@RequestScoped
class Writers {
  @Inject private Tokens tokens;
  @Inject private Doer doer;

  /** Whoever is logged in is the owner: what the owner's token registered is his as well. */
  Writer writer() {
    return new Writer(tokens.owners().id(), true, doer.by());
  }

  static String words(Written.Why why) {
    return switch (why) {
      case UNKNOWN -> "There is no such service any more.";
      case NOT_YOURS -> "Another token registered this service.";
      case ADDRESS_TAKEN -> "Another service listens at this address and port.";
      case CATALOGUE_FULL -> "The catalogue is full: remove a service first.";
    };
  }
}
