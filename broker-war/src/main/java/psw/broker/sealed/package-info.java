/**
 * What other sites offer to this one alone: the boxes in their announcements which open with the
 * key of a pairing. They are opened when they are asked for by who may read what is not public, and
 * nothing of them is stored. May call {@code psw.broker.peers}, {@code psw.broker.site}, {@code
 * psw.server} and {@code psw.wire}.
 */
package psw.broker.sealed;
