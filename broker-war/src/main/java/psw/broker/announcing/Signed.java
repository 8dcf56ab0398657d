package psw.broker.announcing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import psw.wire.announcement.Judge;

/**
 * The announcement as it was last signed and committed.
 *
 * @param revision its revision
 * @param catalogue the revision of the catalogue that it tells of
 * @param jws the compact JWS, ASCII
 * @param issued when it was signed
 * @param without the numbers of the peers for whom it has no box, although it has some
 * @param tells whether it has a box about a knock, which is to go when it is old
 */
record Signed(
    long revision, long catalogue, String jws, Instant issued, Set<Long> without, boolean tells) {
  Signed {
    without = Set.copyOf(without);
  }

  /** One that leaves nobody out and tells nobody of a knock. */
  Signed(long revision, long catalogue, String jws, Instant issued) {
    this(revision, catalogue, jws, issued, Set.of(), false);
  }

  byte[] bytes() {
    return jws.getBytes(StandardCharsets.US_ASCII);
  }

  /** How a lease names it. */
  String sha256() {
    return Judge.sha256(bytes());
  }
}
