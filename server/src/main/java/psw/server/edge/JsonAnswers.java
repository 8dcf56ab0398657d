package psw.server.edge;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;

/** Answers that are JSON objects. */
@Provider
@Produces({"application/json", Problem.TYPE})
public class JsonAnswers implements MessageBodyWriter<JsonObject> {
  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type == JsonObject.class;
  }

  @Override
  public void writeTo(
      JsonObject value,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(Json.write(value).getBytes(StandardCharsets.UTF_8));
  }
}
