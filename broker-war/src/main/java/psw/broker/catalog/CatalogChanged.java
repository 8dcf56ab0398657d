package psw.broker.catalog;

/**
 * Fired within the transaction of a change; observe it after success.
 *
 * @param revision the catalogue's new revision
 */
public record CatalogChanged(long revision) {}
