package psw.broker.address;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import psw.broker.far.RendezvousUrl;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;

/** Where this site is reached and how that is known, over HTTP. */
@Path("addresses")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AddressesResource {
  @Inject Addresses addresses;

  /** All, in the order in which to try them. */
  @GET
  @NeedsToken(Scope.READ)
  public List<JsonObject> list() {
    return addresses.reached().stream().map(AddressesResource::view).toList();
  }

  private static JsonObject view(Reached one) {
    return JsonObject.with("address", one.address().text())
        .and("from", one.from().word())
        .and("rendezvous", one.by().stream().map(RendezvousUrl::text).toList())
        .build();
  }
}
