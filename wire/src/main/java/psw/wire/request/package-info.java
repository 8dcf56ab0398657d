/**
 * How a broker proves that a single request is its own, where a rendez-vous takes the original's
 * writes: a compact JWS ({@code psw-req+jws}) as bearer token, bound to method, path and body, good
 * for a minute and for one use. {@link psw.wire.request.Request#judge} reads no clock and no store.
 * May call {@code psw.wire.jws}, {@code .json} and {@code .value}.
 */
package psw.wire.request;
