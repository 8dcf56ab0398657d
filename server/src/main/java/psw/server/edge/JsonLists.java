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
import java.util.List;
import psw.wire.json.Json;

/** Answers that are lists of JSON values. */
@Provider
@Produces("application/json")
public class JsonLists implements MessageBodyWriter<List<Object>> {
  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return List.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      List<Object> value,
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
