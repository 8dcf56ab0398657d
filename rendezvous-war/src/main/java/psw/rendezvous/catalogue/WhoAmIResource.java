package psw.rendezvous.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import psw.server.edge.Connection;
import psw.wire.json.JsonObject;

/** {@code GET /api/whoami}: from which address the world sees the one who asks. */
@Path("whoami")
@RequestScoped
public class WhoAmIResource {
  @Context private HttpServletRequest request;

  /** The address. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject address() {
    return JsonObject.with("ip", Connection.of(request).address()).build();
  }
}
