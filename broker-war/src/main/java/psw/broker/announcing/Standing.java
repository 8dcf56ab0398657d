package psw.broker.announcing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import psw.broker.far.RendezvousUrl;

/**
 * How this site stands with one rendez-vous.
 *
 * @param url where it is
 * @param leaving whether the site is being withdrawn from there
 * @param acknowledged the last revision that it acknowledged since the start
 * @param current whether that is what is to be announced now
 * @param fault what went wrong at the last attempt, if it did
 * @param since since when it is as it is
 */
public record Standing(
    RendezvousUrl url,
    boolean leaving,
    OptionalLong acknowledged,
    boolean current,
    Optional<Fault> fault,
    Instant since) {}
