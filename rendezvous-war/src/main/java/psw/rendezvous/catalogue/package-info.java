/**
 * What the rendez-vous lists for everybody: the services of all live brokers, and the original's
 * paths. May call {@code psw.server} and {@code psw.wire}.
 */
package psw.rendezvous.catalogue;
