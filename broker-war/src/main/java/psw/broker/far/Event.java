package psw.broker.far;

import java.util.Optional;

/**
 * One server-sent event (HTML standard, section 9.2).
 *
 * @param type its name; "message" where none is given
 * @param id what to resume after, on the events that can be resumed after: 1 to 18 digits
 * @param data its lines, joined by line feeds
 */
public record Event(String type, Optional<String> id, String data) {}
