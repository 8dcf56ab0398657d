/**
 * The owner's login to the pages. At first there is none: the setup code, which lies in a file of
 * the data directory, makes the one account there is, once. Pass phrases are kept as PBKDF2 hashes
 * and judged by Jakarta Security's identity stores; a further store, for a credential of another
 * kind, is a further way in. Tries are throttled by account and by network. May call {@code
 * psw.broker.audit}, {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.account;
