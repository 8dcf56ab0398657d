package psw.broker.grants;

/** Fired within the transaction of a change; observe it after success. */
public record GrantsChanged() {}
