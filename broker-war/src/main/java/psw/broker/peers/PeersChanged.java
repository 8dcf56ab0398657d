package psw.broker.peers;

/** Fired within the transaction of a change; observe it after success. */
public record PeersChanged() {}
