package psw.broker.sites;

import java.time.Instant;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.BrokerId;

/**
 * A site that was added.
 *
 * @param id who it is
 * @param url where its broker answers
 * @param since when it was added
 */
public record AddedSite(BrokerId id, RendezvousUrl url, Instant since) {}
