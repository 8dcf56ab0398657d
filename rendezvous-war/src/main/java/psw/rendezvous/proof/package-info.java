/**
 * Who sent a request, where that is proven by a signature ({@code psw.wire.request}): each proof
 * counts once, on every node. May call {@code psw.server} and {@code psw.wire}.
 */
package psw.rendezvous.proof;
