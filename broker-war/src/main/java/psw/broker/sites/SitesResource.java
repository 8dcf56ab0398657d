package psw.broker.sites;

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
import java.util.List;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.far.RendezvousUrl;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.server.directory.Views;
import psw.server.edge.Paging;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.server.login.NeedsToken;
import psw.server.login.OwnersOnly;
import psw.server.login.Scope;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** {@code /api/sites}: the original's "add a broker", over HTTP; for its owner alone. */
@Path("sites")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SitesResource {
  private static final Problem NO_BROKER =
      Problem.of(400, "no-broker", "No broker to be followed answers there");
  private static final Problem TOO_MANY =
      Problem.of(400, "too-many-sites", "32 sites at most are followed by their addresses");

  @Inject private Sites sites;
  @Inject private Directory directory;
  @Inject private Doer doer;

  /** Each with how it was heard the last time. */
  @GET
  @NeedsToken(Scope.READ)
  public List<JsonObject> list() {
    return sites.all().stream().map(this::view).toList();
  }

  /** Follows the site whose broker answers at {@code {"url"}}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsToken(Scope.SERVICES_WRITE)
  @OwnersOnly
  public JsonObject add(JsonObject body) throws BadValue, InterruptedException {
    if (body == null) {
      throw new BadValue("body", BadValue.Reason.MISSING);
    }
    return view(done(sites.add(RendezvousUrl.parse(body.text("url")), doer.by())));
  }

  /** No longer follows a site. */
  @DELETE
  @Path("{id}")
  @NeedsToken(Scope.SERVICES_WRITE)
  @OwnersOnly
  public JsonObject remove(@PathParam("id") String id) throws BadValue {
    if (!sites.remove(Paging.broker(id), doer.by())) {
      throw Problems.NOT_FOUND.asException();
    }
    return JsonObject.with("id", id).build();
  }

  private static AddedSite done(Adding adding) {
    if (adding instanceof Adding.Done done) {
      return done.site();
    }
    if (adding instanceof Adding.TooMany) {
      throw TOO_MANY.asException();
    }
    if (adding instanceof Adding.Own) {
      throw because("own-site", "this very broker answers there").asException();
    }
    if (adding instanceof Adding.Unread unread) {
      throw because(SiteWords.word(unread.why()), SiteWords.of(unread.why())).asException();
    }
    Adding.Unbelieved unbelieved = (Adding.Unbelieved) adding;
    throw because(SiteWords.word(unbelieved.why()), SiteWords.of(unbelieved.why())).asException();
  }

  private static Problem because(String reason, String detail) {
    return NO_BROKER.detail(detail).with("reason", reason);
  }

  private JsonObject view(AddedSite site) {
    Optional<Entry> entry = directory.find(site.id());
    Hearing hearing = sites.hearing(site);
    return JsonObject.with("id", site.id().text())
        .and("url", site.url().text())
        .and("name", entry.map(known -> known.announcement().name().text()))
        .and("rev", entry.map(known -> known.announcement().revision()))
        .and("live", entry.map(Entry::live).orElse(false))
        .and("error", SiteWords.of(hearing))
        .and("since", Views.time(site.since()))
        .build();
  }
}
