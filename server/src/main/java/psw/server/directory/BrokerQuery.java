package psw.server.directory;

/**
 * Which brokers are asked for.
 *
 * @param words what must stand in the site's name or id; empty means anything
 * @param after only those whose id sorts after this text; empty means from the first
 * @param skip how many of the first to leave out
 * @param most how many at most
 */
public record BrokerQuery(String words, String after, int skip, int most) {}
