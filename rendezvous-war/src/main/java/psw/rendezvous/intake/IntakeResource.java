package psw.rendezvous.intake;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import psw.server.directory.Views;
import psw.server.edge.Connection;
import psw.server.edge.Jose;
import psw.server.edge.Paging;
import psw.wire.announcement.Known;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** {@code PUT /api/brokers/{id}} and its lease. */
@Path("brokers")
@RequestScoped
public class IntakeResource {
  @Inject private Intake intake;
  @Context private HttpServletRequest request;

  /** Takes an announcement or a tombstone. */
  @PUT
  @Path("{id}")
  @Consumes(Jose.TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject announcement(@PathParam("id") String id, Jose jws) throws BadValue {
    return take(id, jws);
  }

  /** Takes a lease. */
  @PUT
  @Path("{id}/lease")
  @Consumes(Jose.TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject lease(@PathParam("id") String id, Jose jws) throws BadValue {
    return take(id, jws);
  }

  private JsonObject take(String id, Jose jws) throws BadValue {
    Known known = intake.take(Paging.broker(id), jws.bytes(), Connection.of(request).address());
    return JsonObject.with("rev", known.revision())
        .and("sha256", known.sha256())
        .and("expires", Views.time(known.liveUntil()))
        .build();
  }
}
