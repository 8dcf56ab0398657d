package psw.broker.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import psw.server.login.NeedsToken;
import psw.server.login.OwnersOnly;
import psw.server.login.Scope;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Who did what, over HTTP; for the owner's token alone. */
@Path("audit")
@RequestScoped
@NeedsToken(Scope.READ)
@OwnersOnly
public class AuditResource {
  private static final String LINES = "application/x-ndjson";
  private static final MediaType NDJSON = MediaType.valueOf(LINES);
  private static final int USUAL = 100;
  private static final int LARGEST = 1000;

  @Inject Audit audit;
  @Context UriInfo uri;
  @Context Request request;

  /**
   * The latest entries, newest first, or those before number {@code before}; with {@code after}
   * those after it, oldest first. As an array, or one object on each line.
   */
  @GET
  @Produces({MediaType.APPLICATION_JSON, LINES})
  public Response read() throws BadValue {
    List<Variant> forms = Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, NDJSON).build();
    Variant form = request.selectVariant(forms);
    List<JsonObject> found = find().stream().map(AuditResource::view).toList();
    if (form == null || !NDJSON.isCompatible(form.getMediaType())) {
      return Response.ok(Json.write(found), MediaType.APPLICATION_JSON_TYPE).build();
    }
    String lines = found.stream().map(one -> one + "\n").collect(Collectors.joining());
    return Response.ok(lines, NDJSON).build();
  }

  private List<Entry> find() throws BadValue {
    int most = (int) number("size", 1, LARGEST).orElse(USUAL);
    OptionalLong before = number("before", 0, Long.MAX_VALUE);
    OptionalLong after = number("after", 0, Long.MAX_VALUE);
    if (before.isPresent() && after.isPresent()) {
      throw new BadValue("before", BadValue.Reason.OUT_OF_RANGE);
    }
    return after.isPresent()
        ? audit.after(after.getAsLong(), most)
        : audit.latest(before.orElse(Long.MAX_VALUE), most);
  }

  private OptionalLong number(String part, long least, long most) throws BadValue {
    String text = uri.getQueryParameters().getFirst(part);
    if (text == null) {
      return OptionalLong.empty();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new BadValue(part, BadValue.Reason.MALFORMED);
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new BadValue(part, BadValue.Reason.OUT_OF_RANGE);
    }
    return OptionalLong.of(number);
  }

  private static JsonObject view(Entry entry) {
    return JsonObject.with("id", entry.id())
        .and("at", entry.at().toString())
        .and("deed", entry.deed())
        .and("who", entry.by().who())
        .and("from", entry.by().origin())
        .and("subject", entry.subject())
        .build();
  }
}
