package psw.server.edge;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import psw.wire.value.BadValue;

/** Whatever goes wrong becomes a problem here; the log gets the stack trace, the caller never. */
@Provider
public class Failures implements ExceptionMapper<Throwable> {
  private static final Logger LOGGER = System.getLogger(Failures.class.getName());
  private static final int DEEPEST = 8;

  @Override
  public Response toResponse(Throwable failure) {
    return response(problem(failure));
  }

  /** A problem as an answer. */
  static Response response(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(MediaType.valueOf(Problem.TYPE))
            .entity(problem.toJson());
    problem.headers().forEach(answer::header);
    return answer.build();
  }

  private static Problem problem(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof ProblemException known) {
        return known.problem();
      }
      if (cause instanceof BadValue bad) {
        return Problem.of(bad);
      }
      cause = cause.getCause();
    }
    if (failure instanceof WebApplicationException http) {
      return ofContainer(http);
    }
    if (failure instanceof ProcessingException) {
      // what both containers throw for a body that they cannot read
      return Problems.BAD_REQUEST;
    }
    LOGGER.log(Level.ERROR, "unexpected failure", failure);
    return Problems.FAILED;
  }

  private static Problem ofContainer(WebApplicationException http) {
    int status = http.getResponse().getStatus();
    if (status >= 500) {
      LOGGER.log(Level.ERROR, "unexpected failure", http);
    }
    Problem problem = Problems.ofStatus(status);
    String allow =
        http instanceof NotAllowedException
            ? http.getResponse().getHeaderString(HttpHeaders.ALLOW)
            : null;
    return allow == null ? problem : problem.header(HttpHeaders.ALLOW, allow);
  }
}
