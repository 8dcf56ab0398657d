package psw.broker.audit;

import java.time.Instant;

/**
 * What was noted.
 *
 * @param id rises with every entry
 * @param at when
 * @param deed what was done, a word of {@link Deed}
 * @param by who did it, from where
 * @param subject what it was done to
 */
public record Entry(long id, Instant at, String deed, By by, String subject) {}
