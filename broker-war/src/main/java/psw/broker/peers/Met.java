package psw.broker.peers;

import java.util.Optional;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.seal.SharedKey;

/**
 * What a pairing gave.
 *
 * @param other who the other is
 * @param key what both share
 * @param ours how the other may knock here, if this site told it
 * @param rendezvous where both met, {@code HOST} or {@code HOST:PORT} as in a code
 */
public record Met(
    Introduction other, SharedKey key, Optional<KnockLeave> ours, String rendezvous) {}
