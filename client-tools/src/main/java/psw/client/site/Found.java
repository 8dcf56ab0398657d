package psw.client.site;

/**
 * A site, and what it announces.
 *
 * @param site who it is, under the key that it has now
 * @param said what it announces
 */
public record Found(Named site, Said said) {}
