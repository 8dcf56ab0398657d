package psw.rendezvous.unverified;

import java.time.Instant;
import psw.wire.announcement.Offer;
import psw.wire.value.BrokerId;

/**
 * A service that a broker told of and did not announce.
 *
 * @param broker who did
 * @param offer what it is, under this server's number
 * @param expires until when it is listed
 */
public record UnverifiedService(BrokerId broker, Offer offer, Instant expires) {
  /** This server's number for it. */
  public long id() {
    return offer.id();
  }
}
