package psw.broker.address;

import psw.wire.value.IpAddress;

/**
 * An address that this host has.
 *
 * @param temporary whether it is one of those that change by themselves (RFC 8981)
 * @param outward whether its interface is one by which the host reaches others
 */
record OnHost(IpAddress address, boolean temporary, boolean outward) {}
