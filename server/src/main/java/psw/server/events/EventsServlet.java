package psw.server.events;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import psw.server.directory.Directory;
import psw.server.edge.Connection;
import psw.server.edge.Figures;
import psw.server.edge.Paging;
import psw.server.edge.Problem;
import psw.server.edge.Problems;
import psw.server.settings.Settings;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** {@code GET /api/events}. A servlet, since a JAX-RS sink lets events pile up for slow readers. */
public class EventsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final Problem FULL =
      Problems.NOT_READY
          .detail("too many event streams are open; come back later")
          .header("Retry-After", "30");
  private static final Problem TOO_MANY_OF_ONE =
      Problems.TOO_MANY
          .detail("too many event streams are open from your address; close some")
          .header("Retry-After", "30");

  @Inject private transient Directory directory;
  @Inject private transient Tail tail;
  @Inject private transient Settings settings;
  @Inject private transient Figures figures;

  private transient Seats seats;

  @Override
  public void init() {
    seats = new Seats(settings.limits().followers(), settings.limits().followersOfOne());
    figures.gauge("followers", () -> seats.taken());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      switch (request.getMethod()) {
        case "GET" -> open(request, response);
        case "HEAD" -> head(response);
        default -> Problems.METHOD.header("Allow", "GET, HEAD").send(response);
      }
    } catch (BadValue e) {
      Problem.of(e).send(response);
    }
  }

  private void open(HttpServletRequest request, HttpServletResponse response)
      throws BadValue, IOException {
    Set<BrokerId> brokers = brokers(request);
    Optional<Long> seen = seen(request);
    String address = Connection.of(request).address();
    switch (seats.take(address)) {
      case FULL -> FULL.send(response);
      case TOO_MANY_OF_ONE -> TOO_MANY_OF_ONE.send(response);
      case YES -> {
        boolean seated = false;
        try {
          follow(request, response, brokers, seen);
          seated = true;
        } finally {
          if (!seated) {
            seats.leave(address);
          }
        }
      }
    }
  }

  private void follow(
      HttpServletRequest request,
      HttpServletResponse response,
      Set<BrokerId> brokers,
      Optional<Long> seen)
      throws IOException {
    String address = Connection.of(request).address();
    long last = directory.lastChange();
    boolean lost =
        seen.isPresent() && (seen.get() > last || seen.get() < directory.firstChange() - 1);
    long position = lost ? last : seen.orElse(last);
    Reader reader = new Reader(tail.log(), brokers, position, lost);
    head(response);
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    Follower follower =
        new Follower(async, response.getOutputStream(), reader, () -> seats.leave(address));
    response.getOutputStream().setWriteListener(follower);
    tail.add(follower);
  }

  private static void head(HttpServletResponse response) {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
  }

  private static Set<BrokerId> brokers(HttpServletRequest request) throws BadValue {
    String[] lists = request.getParameterValues("broker");
    return lists == null ? Set.of() : new HashSet<>(Paging.brokers(List.of(lists)));
  }

  private static Optional<Long> seen(HttpServletRequest request) throws BadValue {
    String text = request.getHeader("Last-Event-ID");
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new BadValue("Last-Event-ID", BadValue.Reason.MALFORMED);
    }
    return Optional.of(Long.parseLong(text));
  }
}
