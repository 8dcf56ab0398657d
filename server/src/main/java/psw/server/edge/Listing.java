package psw.server.edge;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * Answers with a part of a listing: the items, where it goes on, and what it can be compared by.
 */
public final class Listing {
  private final Paging paging;
  private final UriInfo uri;
  private final Request request;

  private Listing(Paging paging, UriInfo uri, Request request) {
    this.paging = paging;
    this.uri = uri;
    this.request = request;
  }

  /** Reads what part is asked for. */
  public static Listing asked(UriInfo uri, Request request) throws BadValue {
    return new Listing(Paging.parse(uri.getQueryParameters()), uri, request);
  }

  /** What part is asked for. */
  public Paging paging() {
    return paging;
  }

  /** How many items to fetch: one more than are shown, to know whether it goes on. */
  public int most() {
    return paging.size() + 1;
  }

  /**
   * The answer: 200, or 304 when the caller has it already, or 404 for a page past the end.
   *
   * @param fetched at most {@link #most} items
   * @param view how one is shown
   * @param cursor what to go on after, following one
   */
  public <T> Response answer(
      List<T> fetched, Function<T, JsonObject> view, Function<T, String> cursor) {
    if (fetched.isEmpty() && paging.skip() > 0) {
      throw Problems.NOT_FOUND.detail("there are fewer pages").asException();
    }
    boolean more = fetched.size() > paging.size();
    List<T> shown = more ? fetched.subList(0, paging.size()) : fetched;
    String json = Json.write(shown.stream().map(view).toList());
    Response.ResponseBuilder answer = Tagged.answer(json, request, MediaType.APPLICATION_JSON_TYPE);
    if (more) {
      answer.header(
          "Link", "<" + next(cursor.apply(shown.get(shown.size() - 1))) + ">; rel=\"next\"");
    }
    return answer.build();
  }

  // relative, so that it holds behind a proxy as well
  private String next(String cursor) {
    URI next =
        paging.mayCountOn()
            ? uri.getRequestUriBuilder()
                .replaceQueryParam("page", paging.page().getAsInt() + 1)
                .build()
            : uri.getRequestUriBuilder()
                .replaceQueryParam("page")
                .replaceQueryParam("after", cursor)
                .build();
    return next.getRawPath() + "?" + next.getRawQuery();
  }
}
