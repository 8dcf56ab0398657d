package psw.broker.catalog;

import psw.server.edge.Problem;
import psw.server.edge.Problems;

/** The problems of the catalogue. */
final class CatalogProblems {
  private static final Problem TAKEN =
      Problem.of(400, "address-taken", "Another service has this address and port");
  private static final Problem FULL =
      Problem.of(400, "catalogue-full", "The site's catalogue is full")
          .detail("an announcement holds 256 services and 64 KiB, sealed boxes counted");

  private CatalogProblems() {}

  static Problem of(Written.Why why) {
    return switch (why) {
      case UNKNOWN -> Problems.NOT_FOUND;
      case NOT_YOURS -> Problems.FORBIDDEN.detail("another token registered this service");
      case ADDRESS_TAKEN -> TAKEN;
      case CATALOGUE_FULL -> FULL;
    };
  }
}
