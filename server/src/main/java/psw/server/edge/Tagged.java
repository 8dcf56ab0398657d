package psw.server.edge;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Answers that carry a tag of their own bytes, so that nobody gets twice what did not change. */
public final class Tagged {
  private static final int BYTES = 15;

  private Tagged() {}

  /** 200 with this text, or 304 when the caller has it already. */
  public static Response.ResponseBuilder answer(String text, Request request, MediaType type) {
    return answer(text.getBytes(StandardCharsets.UTF_8), request, type);
  }

  /** 200 with these bytes, or 304 when the caller has them already. */
  public static Response.ResponseBuilder answer(byte[] body, Request request, MediaType type) {
    EntityTag tag = tag(body);
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    return same != null ? same.tag(tag) : Response.ok(body, type).tag(tag);
  }

  private static EntityTag tag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return new EntityTag(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
