package psw.server.directory;

import psw.wire.announcement.Offer;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * A service that a live broker offers.
 *
 * @param id this server's own number for it, stable
 * @param broker whose it is
 * @param site how that broker calls itself
 * @param offer what it is; {@link Offer#id} is the broker's number for it
 */
public record ListedService(long id, BrokerId broker, Label site, Offer offer) {
  /** The same under its broker's own number. */
  ListedService numberedByItsBroker() {
    return new ListedService(offer.id(), broker, site, offer);
  }
}
