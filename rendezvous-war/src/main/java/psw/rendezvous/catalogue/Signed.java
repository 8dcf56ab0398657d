package psw.rendezvous.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import psw.rendezvous.proof.Proof;
import psw.rendezvous.unverified.Draft;
import psw.rendezvous.unverified.Unverified;
import psw.rendezvous.unverified.UnverifiedService;
import psw.rendezvous.unverified.Written;
import psw.server.edge.Connection;
import psw.server.edge.JsonBodies;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.wire.value.BadValue;

/** A request of the original's whose proof was looked at before all else. */
final class Signed {
  private static final Problem TAKEN =
      Problem.of(400, "address-taken", "Another service has this address and port");
  private static final Problem FULL =
      Problem.of(400, "catalogue-full", "The site's catalogue is full")
          .detail("this broker has as many unverified services here as one may have");

  private final Proof proof;
  private final Optional<String> type;
  private final byte[] body;

  private Signed(Proof proof, Optional<String> type, byte[] body) {
    this.proof = proof;
    this.type = type;
    this.body = body;
  }

  /**
   * Reads the body, since the proof is of it too, and judges the proof.
   *
   * @throws psw.server.edge.ProblemException 401, 413 or 429
   */
  static Signed read(HttpServletRequest request, InputStream in, Unverified unverified) {
    Optional<String> authorization = Optional.ofNullable(request.getHeader("Authorization"));
    byte[] body = authorization.isPresent() ? JsonBodies.bytes(in) : new byte[0];
    Proof.Asked asked = new Proof.Asked(request.getMethod(), request.getRequestURI(), body);
    Proof proof = unverified.prove(authorization, asked, Connection.of(request).address());
    return new Signed(proof, Optional.ofNullable(request.getContentType()), body);
  }

  Proof proof() {
    return proof;
  }

  /** What the body says of a service. */
  Draft draft() throws BadValue {
    if (type.filter(Signed::isJson).isEmpty()) {
      throw Problems.MEDIA_TYPE.asException();
    }
    return Draft.parse(JsonBodies.parse(body));
  }

  private static boolean isJson(String type) {
    try {
      return MediaType.valueOf(type).isCompatible(MediaType.APPLICATION_JSON_TYPE);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What was stored or withdrawn; a refusal is thrown as its problem. */
  static UnverifiedService done(Written written) {
    if (written instanceof Written.Done done) {
      return done.service();
    }
    throw switch (((Written.Refused) written).why()) {
      case UNKNOWN -> Problems.NOT_FOUND.asException();
      case ADDRESS_TAKEN -> TAKEN.asException();
      case FULL -> FULL.asException();
    };
  }
}
