/**
 * How much a stranger may write here: a burst and a rate for each broker and network, and so many
 * brokers never seen before a day for each network. Counted in memory, by each node for itself, and
 * before a signature is looked at. May call {@code psw.server} and {@code psw.wire}.
 */
package psw.rendezvous.admission;
