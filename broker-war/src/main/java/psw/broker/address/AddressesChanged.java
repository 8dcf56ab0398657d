package psw.broker.address;

/** Fired when the site is reached elsewhere than before; {@link Addresses} says where. */
public record AddressesChanged() {}
