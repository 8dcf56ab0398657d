/**
 * Whether the site's services answer: one TCP connection to each every 10 s, the outcome noted in
 * the catalogue when it changes. One thread watches all. May call {@code psw.broker.catalog},
 * {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.health;
