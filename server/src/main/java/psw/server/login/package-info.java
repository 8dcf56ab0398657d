/**
 * Who may do what. A program: a bearer token with a scope, over loopback or TLS alone. A person: a
 * login, over TLS or on loopback under a host name of that visit alone, until half an hour without
 * a word, twelve hours, or a logout. Tokens are compared as hashes in constant time; neither they
 * nor pass phrases are logged. May call {@code psw.server.edge}, {@code psw.server.settings} and
 * {@code psw.wire}.
 */
package psw.server.login;
