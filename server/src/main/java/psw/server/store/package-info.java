/**
 * Where a server keeps what must survive. The data directory is private to its owner; what a
 * transaction committed is on disk before the commit returns; the schema is current before the
 * first request. May call {@code psw.server.settings}.
 */
package psw.server.store;
