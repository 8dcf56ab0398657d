/**
 * Another way to prove that one is the owner: a provider of OpenID Connect Core 1.0 says who looks,
 * by the code flow with PKCE (RFC 7636), and a setting says who of those is the owner. What the
 * provider sends is judged whole and counts only once, in the browser in which the login began.
 * Ends in {@link psw.broker.account.Accounts}. May call {@code psw.broker.account}, {@code
 * psw.broker.audit}, {@code psw.broker.far} (for bounded answers), {@code psw.pairing.pin} (for
 * TLS), {@code psw.server} and {@code psw.wire}.
 */
package psw.broker.openid;
