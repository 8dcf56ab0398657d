package psw.rendezvous.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/** {@code GET /api/whoami}: from which address the world sees the one who asks. */
@Path("whoami")
@RequestScoped
public class WhoAmIResource {
  @Context private HttpServletRequest request;

  /** The address. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject address() {
    String seen = request.getRemoteAddr().replaceAll("^\\[|%.*|\\]$", "");
    try {
      return JsonObject.with("ip", IpAddress.parse(seen).text()).build();
    } catch (BadValue e) {
      // link-local ones are no addresses of services, but they are where somebody is
      return JsonObject.with("ip", seen).build();
    }
  }
}
