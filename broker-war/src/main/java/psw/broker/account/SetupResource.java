package psw.broker.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import psw.server.login.NeedsToken;
import psw.server.login.OwnersOnly;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;

/**
 * The setup code over HTTP, for the owner's token alone: also the way out of a lost pass phrase.
 */
@Path("setup")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NeedsToken(Scope.READ)
@OwnersOnly
public class SetupResource {
  @Inject Setup setup;

  /** The code that lies ready, else a new one; the pass phrase holds until it is used. */
  @POST
  public JsonObject again() {
    String code = setup.again();
    return JsonObject.with("code", code)
        .and("page", "/setup.xhtml")
        .and("done", setup.isDone())
        .build();
  }
}
