/**
 * What stands between the world and a server's rooms: problems (RFC 9457) in fixed words that never
 * repeat input or internals, the strict JSON bodies, the limits, the refusal of foreign hosts and
 * origins, the headers, health and figures. May call {@code psw.server.settings}, {@code
 * psw.server.store} and {@code psw.wire}.
 */
package psw.server.edge;
