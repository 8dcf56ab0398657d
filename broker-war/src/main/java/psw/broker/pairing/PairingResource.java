package psw.broker.pairing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import psw.broker.audit.Doer;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * Pairing over HTTP. Who sees a run sees its code, so all of it takes the scope that pairs. No
 * thread waits with a request that waits.
 */
@Path("peers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@NeedsToken(Scope.GRANTS_WRITE)
public class PairingResource {
  private static final int LONGEST_WAIT = 25;

  @Inject Pairings pairings;
  @Inject Doer doer;

  /** Makes a code, or takes one up; answers when the code is there. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public void begin(JsonObject body, @Suspended AsyncResponse response) throws BadValue {
    if (body == null) {
      throw new BadValue("body", Reason.MISSING);
    }
    Attempt attempt = pairings.attempt(Asked.parse(body), doer.by());
    answer(attempt, attempt.begun(), LONGEST_WAIT, response);
  }

  /** How a run goes; waits for its end for as long as is asked. */
  @GET
  @Path("runs/{run}")
  public void find(
      @PathParam("run") String id,
      @QueryParam("wait") String wait,
      @Suspended AsyncResponse response)
      throws BadValue {
    Attempt attempt = attempt(id);
    answer(attempt, attempt.over(), seconds(wait), response);
  }

  /** Gives up a run: its code is burnt, and the other is told. Answers when that is done. */
  @DELETE
  @Path("runs/{run}")
  public void cancel(@PathParam("run") String id, @Suspended AsyncResponse response) {
    Attempt attempt = attempt(id);
    attempt.cancel();
    answer(attempt, attempt.over(), LONGEST_WAIT, response);
  }

  private Attempt attempt(String id) {
    return pairings.attempt(id).orElseThrow(() -> Problems.NOT_FOUND.asException());
  }

  private static int seconds(String wait) throws BadValue {
    if (wait == null) {
      return 0;
    }
    if (!wait.matches("[0-9]{1,4}")) {
      throw new BadValue("wait", Reason.MALFORMED);
    }
    int seconds = Integer.parseInt(wait);
    if (seconds > LONGEST_WAIT) {
      throw new BadValue("wait", Reason.OUT_OF_RANGE);
    }
    return seconds;
  }

  private static void answer(
      Attempt attempt, CompletableFuture<Void> when, int longest, AsyncResponse response) {
    if (longest == 0 || when.isDone()) {
      response.resume(view(attempt));
      return;
    }
    // whichever comes second finds it answered
    response.setTimeoutHandler(late -> late.resume(view(attempt)));
    response.setTimeout(longest, TimeUnit.SECONDS);
    CompletableFuture<Void> unused = when.thenRun(() -> response.resume(view(attempt)));
  }

  private static Response view(Attempt attempt) {
    return Response.ok(SeenView.of(attempt.seen()), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }
}
