/**
 * How announcements and leases come in: first within the limits, then judged by the directory. May
 * call {@code psw.rendezvous.admission}, {@code psw.server} and {@code psw.wire}.
 */
package psw.rendezvous.intake;
