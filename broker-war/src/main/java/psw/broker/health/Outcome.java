package psw.broker.health;

/**
 * The end of one check.
 *
 * @param id the service's number
 * @param answered whether the connection was made in time
 */
record Outcome(long id, boolean answered) {}
