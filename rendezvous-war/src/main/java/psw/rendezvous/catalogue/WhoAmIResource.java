package psw.rendezvous.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import psw.server.edge.Connection;
import psw.wire.json.JsonObject;

/**
 * {@code GET /api/whoami}: from which address the world sees the one who asks, and what time it is;
 * both are needed by who knocks.
 */
@Path("whoami")
@RequestScoped
public class WhoAmIResource {
  @Context private HttpServletRequest request;
  @Inject Clock clock;

  /** The address, and the time in ms since 1970. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject address() {
    return JsonObject.with("ip", Connection.of(request).address())
        .and("time", clock.millis())
        .build();
  }
}
