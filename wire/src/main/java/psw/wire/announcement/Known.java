package psw.wire.announcement;

import java.time.Instant;
import psw.wire.jws.PublicKey;

/**
 * What a reader remembers of a broker, also after its announcement expired, so that nobody can take
 * it back to an older one.
 *
 * @param key the broker's key
 * @param revision the highest revision believed so far
 * @param sha256 the SHA-256 of that announcement's compact JWS, base64url, 43 characters
 * @param liveUntil the later of that announcement's own expiry and its best lease's
 */
public record Known(PublicKey key, long revision, String sha256, Instant liveUntil) {}
