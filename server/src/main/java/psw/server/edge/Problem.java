package psw.server.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * What is wrong, for the one who asked (RFC 9457). Its words are fixed; nothing of the request
 * stands in it.
 *
 * @param status HTTP status, 400 to 599
 * @param word what {@code type} ends with: {@code urn:psw:problem:<word>}
 * @param title the kind of problem, the same for every problem of the word
 * @param detail this one, in words that help
 * @param more further members
 * @param headers further HTTP headers
 */
public record Problem(
    int status,
    String word,
    String title,
    Optional<String> detail,
    Map<String, Object> more,
    Map<String, String> headers) {

  /** The media type of the answer. */
  public static final String TYPE = "application/problem+json";

  /** Copies the maps in. */
  public Problem {
    more = Map.copyOf(more);
    headers = Map.copyOf(headers);
  }

  /** A problem of a kind, without detail. */
  public static Problem of(int status, String word, String title) {
    return new Problem(status, word, title, Optional.empty(), Map.of(), Map.of());
  }

  /** The problem of a request that holds a value which cannot be used. */
  public static Problem of(BadValue bad) {
    return bad.part().equals("body") && bad.reason() == BadValue.Reason.TOO_LONG
        ? Problems.BODY_LIMITS
        : Problems.BAD_VALUE.detail(BadValueWords.of(bad)).with("part", bad.part());
  }

  /** The same problem, said more exactly. */
  public Problem detail(String words) {
    return new Problem(status, word, title, Optional.of(words), more, headers);
  }

  /** The same problem with a further member. */
  public Problem with(String member, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put(member, value);
    return new Problem(status, word, title, detail, all, headers);
  }

  /** The same problem with a further HTTP header. */
  public Problem header(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(status, word, title, detail, more, all);
  }

  /** The problem as something to throw. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** The body of the answer. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.with("type", "urn:psw:problem:" + word)
            .and("title", title)
            .and("status", status)
            .and("detail", detail);
    more.forEach(json::and);
    return json.build();
  }

  /** Answers with it, outside of JAX-RS. */
  public void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    byte[] body = toJson().toString().getBytes(StandardCharsets.UTF_8);
    response.setContentType(TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
