package psw.client.tunnel;

import java.time.Duration;
import java.util.Optional;

/**
 * How a tunnel stands.
 *
 * @param session how old its session is; empty while there is none
 * @param roundTrip the shortest that was seen in it
 * @param connections how many there are now
 * @param up bytes sent to targets since it was opened
 * @param down bytes delivered here since then
 */
public record Standing(
    Optional<Duration> session,
    Optional<Duration> roundTrip,
    int connections,
    long up,
    long down) {}
