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
import psw.wire.announcement.Announcement;

/** Bodies that are a compact JWS. */
@Provider
@Consumes(Jose.TYPE)
public class JoseBodies implements MessageBodyReader<Jose> {
  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type == Jose.class;
  }

  @Override
  public Jose readFrom(
      Class<Jose> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream in)
      throws IOException {
    return new Jose(BodySize.read(in, Announcement.LONGEST));
  }
}
