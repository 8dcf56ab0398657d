package psw.rendezvous.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import psw.server.edge.Problem;
import psw.wire.request.Request;
import psw.wire.request.Verdict;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** What proves a request to be somebody's; whether it came before is for {@link Proofs} to say. */
public final class Proof {
  private static final String SCHEME = "Bearer ";

  private final Request request;
  private final Asked asked;

  /** What was asked for. */
  public static final class Asked {
    private final String method;
    private final String path;
    private final byte[] body;

    /**
     * One request.
     *
     * @param method as {@code POST}
     * @param path as it came, without query
     * @param body as it came, perhaps empty; not to be changed any more
     */
    public Asked(String method, String path, byte[] body) {
      this.method = method;
      this.path = path;
      this.body = body;
    }
  }

  private Proof(Request request, Asked asked) {
    this.request = request;
    this.asked = asked;
  }

  /**
   * Reads the header {@code Authorization} and judges what stands in it.
   *
   * @throws psw.server.edge.ProblemException 401, whatever is wrong with it
   */
  public static Proof read(Optional<String> authorization, Asked asked, Instant now) {
    Proof proof = unjudged(authorization, asked);
    proof.judge(now);
    return proof;
  }

  /**
   * Reads the header without a look at the signature, for who counts before.
   *
   * @throws psw.server.edge.ProblemException 401, if it has not the form of a proof
   */
  public static Proof unjudged(Optional<String> authorization, Asked asked) {
    String header = authorization.orElse("");
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw missing().asException();
    }
    byte[] jws = header.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    try {
      return new Proof(Request.parse(jws), asked);
    } catch (BadValue e) {
      throw missing().asException();
    }
  }

  /** Whose request it says to be. */
  public BrokerId id() {
    return request.id();
  }

  /**
   * Judges the signature, and that it is of this request and of this minute.
   *
   * @throws psw.server.edge.ProblemException 401
   */
  public void judge(Instant now) {
    judge(OptionalLong.empty(), now);
  }

  /** The revision, if it is higher than the known one. */
  long judge(OptionalLong known, Instant now) {
    Verdict verdict = request.judge(known, asked.method, asked.path, asked.body, now);
    if (verdict instanceof Verdict.Accepted accepted) {
      return accepted.revision();
    }
    String why = ((Verdict.Refused) verdict).why().name();
    throw unproven()
        .detail(
            "the signature must be of this request, at most a minute old, and higher in rev"
                + " than the last; is the clock right?")
        .with("reason", why.toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
        .asException();
  }

  private static Problem missing() {
    return unproven().detail("it needs a bearer token of typ psw-req+jws").with("reason", "form");
  }

  private static Problem unproven() {
    return Problem.of(401, "not-proven", "The message is not proven to be its broker's")
        .header("WWW-Authenticate", "Bearer realm=\"psw\"");
  }
}
