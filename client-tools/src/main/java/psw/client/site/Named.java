package psw.client.site;

import java.util.Optional;
import psw.client.peers.Acquaintance;
import psw.wire.value.BrokerId;

/**
 * Who was meant.
 *
 * @param id the site
 * @param peer the site as one that was met by pairing, if it was
 * @param chosen whether it was meant by the name that it gives itself, which any site may do
 */
public record Named(BrokerId id, Optional<Acquaintance> peer, boolean chosen) {}
