package psw.broker.pages;

import psw.broker.catalog.Writer;
import psw.broker.catalog.Written;
import psw.server.login.Token;
import psw.server.pages.VisitPage;

/** A visitor as the catalogue's writer, and its refusals in words. */
final class Writers {
  private Writers() {}

  static Writer of(VisitPage visit) {
    Token token = visit.token().orElseThrow();
    return new Writer(token.id(), token.isOwners());
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
