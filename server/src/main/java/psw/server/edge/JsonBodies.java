package psw.server.edge;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Bodies that are JSON objects, read by the one strict reader on every server alike. */
@Provider
@Consumes("application/json")
public class JsonBodies implements MessageBodyReader<JsonObject> {
  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type == JsonObject.class;
  }

  @Override
  public JsonObject readFrom(
      Class<JsonObject> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    try {
      return parse(bytes(in));
    } catch (BadValue e) {
      throw Problem.of(e).asException();
    }
  }

  /**
   * A body as it came, for who must see its bytes first.
   *
   * @throws ProblemException 413 when it is longer than bodies are
   */
  public static byte[] bytes(InputStream in) {
    return BodySize.read(in, BodySize.USUAL);
  }

  /** The object that a body is. */
  public static JsonObject parse(byte[] body) throws BadValue {
    return Json.parseObject(body, JsonLimits.BODY);
  }
}
