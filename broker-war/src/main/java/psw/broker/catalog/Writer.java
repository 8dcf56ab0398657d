package psw.broker.catalog;

/**
 * Who changes the catalogue.
 *
 * @param token the id of a token
 * @param everything whether it may change what others registered
 */
public record Writer(String token, boolean everything) {
  boolean mayChange(Service service) {
    return everything || service.owner().equals(token);
  }
}
