package psw.broker.announcing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import psw.broker.audit.Doer;
import psw.broker.far.RendezvousUrl;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.OwnersOnly;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Where this site is announced, over HTTP; for its owner alone. */
@Path("rendezvous")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RendezvousResource {
  private static final Problem TOO_MANY =
      Problem.of(400, "too-many-rendezvous", "A site is announced at 16 rendez-vous at most");

  private static final Problem OTHER_KEY =
      Problem.of(
          409, "other-key", "This rendez-vous is on the list with another key, or without one");

  @Inject Announcer announcer;
  @Inject Doer doer;

  /** Each with how this site stands there. */
  @GET
  @NeedsToken(Scope.READ)
  public List<JsonObject> list() {
    return announcer.rendezvous().stream().map(RendezvousResource::view).toList();
  }

  /** Announces this site at {@code {"url"}} too. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsToken(Scope.SERVICES_WRITE)
  @OwnersOnly
  public JsonObject add(JsonObject body) throws BadValue {
    if (body == null) {
      throw new BadValue("body", BadValue.Reason.MISSING);
    }
    RendezvousUrl url = RendezvousUrl.parse(body.text("url"));
    Added added = announcer.add(url, doer.by());
    if (added == Added.TOO_MANY) {
      throw TOO_MANY.asException();
    }
    if (added == Added.OTHER_KEY) {
      throw OTHER_KEY.asException();
    }
    return JsonObject.with("url", url.text()).build();
  }

  /** Withdraws this site from {@code ?url=}, which need not name the key. */
  @DELETE
  @NeedsToken(Scope.SERVICES_WRITE)
  @OwnersOnly
  public JsonObject remove(@QueryParam("url") String text) throws BadValue {
    if (text == null) {
      throw new BadValue("url", BadValue.Reason.MISSING);
    }
    RendezvousUrl place = RendezvousUrl.parse(text);
    RendezvousUrl url =
        announcer.members().stream()
            .filter(place::isSamePlace)
            .filter(there -> announcer.remove(there, doer.by()))
            .findFirst()
            .orElseThrow(Problems.NOT_FOUND::asException);
    return JsonObject.with("url", url.text()).build();
  }

  private static String state(Standing standing) {
    if (standing.leaving()) {
      return "leaving";
    }
    return switch (standing.shown()) {
      case LAGS -> "lags";
      case WITHHOLDS -> "withholds";
      case ALL -> standing.current() ? "current" : "pending";
    };
  }

  private static JsonObject view(Standing standing) {
    OptionalLong rev = standing.acknowledged();
    return JsonObject.with("url", standing.url().text())
        .and("state", state(standing))
        .and("rev", rev.isPresent() ? Optional.of(rev.getAsLong()) : Optional.empty())
        .and("heard", standing.unheard().isEmpty())
        .and("error", standing.complaint())
        .and("since", standing.since().toString())
        .build();
  }
}
