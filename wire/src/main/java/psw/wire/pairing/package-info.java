/**
 * How two parties who share a short one-time code, and nothing else, come to know each other: EC
 * J-PAKE (RFC 8236) over P-256, then one sealed and signed introduction each way, and a word that
 * it was kept. docs/protocol.md has every byte.
 *
 * <p>Promises: whoever does not know the code learns nothing from a run and has one guess at it;
 * whoever carries the messages cannot alter, replay or reflect any without the run failing; a run
 * ends with the other's introduction and a key that both share, or with a reason, and then keeps no
 * secret. Messages come in any order an attacker likes; only the right order succeeds. No I/O, no
 * clock. May call {@code psw.wire.jws}, {@code .seal}, {@code .json} and {@code .value}.
 */
package psw.wire.pairing;
