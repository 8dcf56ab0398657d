package psw.broker.peers;

import java.time.Instant;
import psw.wire.value.Label;

/**
 * A device or a site that this one is paired with.
 *
 * @param id positive, never given twice
 * @param name what the owner calls it, unique here
 * @param met what the pairing gave
 * @param since when it was paired, the last time
 */
public record Peer(long id, Label name, Met met, Instant since) {}
