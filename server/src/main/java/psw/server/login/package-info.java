/**
 * Who may do what. A bearer token with a scope, over loopback or TLS alone; for pages, a visitor on
 * loopback who showed such a token once, under a host name of that visit alone. Tokens are compared
 * as hashes in constant time and never logged. May call {@code psw.server.edge}, {@code
 * psw.server.settings} and {@code psw.wire}.
 */
package psw.server.login;
