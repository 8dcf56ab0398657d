package psw.broker.catalog;

import psw.broker.audit.By;

/**
 * Who changes the catalogue.
 *
 * @param token the id of a token
 * @param everything whether it may change what others registered
 * @param by as it is noted
 */
public record Writer(String token, boolean everything, By by) {
  boolean mayChange(Service service) {
    return everything || service.owner().equals(token);
  }
}
