package psw.broker.grants;

import java.time.Instant;
import psw.wire.knock.SourceRule;

/**
 * A grant as it is stored: a peer and a service by their numbers, and its terms.
 *
 * @param until when it ends
 * @param source from where the peer may knock for it
 */
record Held(long id, long peer, long service, Instant until, SourceRule source) {}
