package psw.broker.peers;

import java.util.Optional;

/**
 * What keeping a pairing came to.
 *
 * @param peer as it is now
 * @param before as it was, if it was here
 */
public record Kept(Peer peer, Optional<Peer> before) {}
