/**
 * The small values of the house: ids, labels, names, addresses, ports. Each is immutable, is made
 * by {@code parse}, and is proof of its own form. Calls nothing else of the house.
 */
package psw.wire.value;
