package psw.broker.tokens;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import psw.broker.audit.Doer;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.OwnersOnly;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Tokens over HTTP; for the owner's token alone. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NeedsToken(Scope.READ)
@OwnersOnly
public class TokensResource {
  private static final Problem TOO_MANY =
      Problem.of(400, "too-many-tokens", "A broker keeps " + ApiTokens.MOST + " tokens at most");

  @Inject ApiTokens tokens;
  @Inject Doer doer;
  @Inject Clock clock;

  /** All that were made, the newest first, without their secrets. */
  @GET
  public List<JsonObject> list() {
    return tokens.all().stream().map(made -> view(made).build()).toList();
  }

  /** Makes one of {@code {"name","scopes","until"?}}; its text is in this answer alone. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject create(JsonObject body) throws BadValue {
    if (body == null) {
      throw new BadValue("body", BadValue.Reason.MISSING);
    }
    ApiTokens.Fresh fresh =
        tokens
            .create(Wish.parse(body, clock.instant()), doer.by())
            .orElseThrow(() -> TOO_MANY.asException());
    return view(fresh.made()).and("token", fresh.text()).build();
  }

  /** Ends one; the answer shows it as it was. */
  @DELETE
  @Path("{id}")
  public JsonObject revoke(@PathParam("id") String id) {
    return tokens
        .revoke(id, doer.by())
        .map(made -> view(made).build())
        .orElseThrow(() -> Problems.NOT_FOUND.asException());
  }

  private static JsonObject.Builder view(MadeToken made) {
    return JsonObject.with("id", made.id())
        .and("name", made.name())
        .and("scopes", made.words())
        .and("created", made.created().toString())
        .and("until", made.expires().toString())
        .and("used", made.used().map(Instant::toString));
  }
}
