package psw.server.edge;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The containers' own mappers for this type would win over {@link Failures}. */
@Provider
public class HttpFailures implements ExceptionMapper<WebApplicationException> {
  private final Failures failures = new Failures();

  @Override
  public Response toResponse(WebApplicationException failure) {
    return failures.toResponse(failure);
  }
}
