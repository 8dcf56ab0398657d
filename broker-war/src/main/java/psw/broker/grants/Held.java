package psw.broker.grants;

import java.time.Instant;

/** A grant as it is stored: a peer and a service by their numbers, and when it ends. */
record Held(long id, long peer, long service, Instant until) {}
