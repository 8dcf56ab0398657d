package psw.broker.announcing;

/** Fired within the transaction that changes the list of rendez-vous; observe it after success. */
public record RendezvousChanged() {}
