/**
 * What the rendez-vous lists for everybody: the announced services of all live brokers, unverified
 * ones, and the original's paths. May call {@code psw.rendezvous.unverified}, {@code
 * psw.rendezvous.proof}, {@code psw.server} and {@code psw.wire}.
 */
package psw.rendezvous.catalogue;
