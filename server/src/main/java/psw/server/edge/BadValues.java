package psw.server.edge;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import psw.wire.value.BadValue;

/** Resources let refused values through; this is where they become a 400. */
@Provider
public class BadValues implements ExceptionMapper<BadValue> {
  @Override
  public Response toResponse(BadValue bad) {
    return Failures.response(Problem.of(bad));
  }
}
