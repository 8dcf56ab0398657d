package psw.broker.far;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import psw.pairing.http.Caller;
import psw.pairing.http.Deadline;
import psw.pairing.http.Line;
import psw.pairing.http.Reply;
import psw.pairing.http.Resolver;
import psw.pairing.http.Strange;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Judge;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;

/** One rendez-vous, as a broker talks to it. May be used by several threads. */
public final class Rendezvous {
  private static final Duration WHOLE = Duration.ofSeconds(10);
  private static final int PROBLEM = 16 * 1024;
  private static final int LISTING = JsonLimits.ANSWER.bytes();
  private static final String JOSE = "application/jose";
  private static final String EVENTS = "text/event-stream";
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2048})>\\s*;\\s*rel=\"?next\"?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");

  private final RendezvousUrl url;
  private final Caller caller;

  /** The rendez-vous at an address; nothing is sent yet. */
  public Rendezvous(RendezvousUrl url) {
    this.url = url;
    this.caller = new Caller(url.server(), Resolver.SYSTEM);
  }

  /** Sends an announcement or a tombstone; only one that it names is acknowledged. */
  public Answer announce(BrokerId id, byte[] jws) throws InterruptedException {
    return put("/api/brokers/" + id, jws, reply -> isNamed(jws, reply.body()));
  }

  /** Sends a lease. */
  public Answer renew(BrokerId id, byte[] jws) throws InterruptedException {
    return put("/api/brokers/" + id + "/lease", jws, reply -> true);
  }

  private Answer put(String path, byte[] jws, Predicate<Reply> proof) throws InterruptedException {
    ClassicHttpRequest request = caller.request("PUT", path);
    request.setHeader("Content-Type", JOSE);
    request.setHeader("Content-Length", jws.length);
    request.setEntity(new ByteArrayEntity(jws, ContentType.create(JOSE)));
    try {
      Reply reply = send(request, PROBLEM);
      return switch (reply.status()) {
        case 200, 201, 204 ->
            proof.test(reply) ? new Answer.Acknowledged() : new Answer.None(Trouble.STRANGE_ANSWER);
        case 409 -> new Answer.Conflict(knownRevision(reply.body()));
        case 429 -> new Answer.Later(retryAfter(reply));
        default -> new Answer.Refused(reply.status());
      };
    } catch (Trouble.Failed e) {
      return new Answer.None(e.why());
    }
  }

  /** The first page of its live brokers, as it lists them. */
  public Page brokers() throws Trouble.Failed, InterruptedException {
    return brokers("/api/brokers?size=1000");
  }

  /** A further page, from {@link Page#next}. */
  public Page brokers(String path) throws Trouble.Failed, InterruptedException {
    Reply reply = get(path, "application/json", LISTING);
    if (reply.status() != 200) {
      throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    }
    try {
      List<JsonObject> items = new ArrayList<>();
      if (Json.parse(reply.body(), JsonLimits.ANSWER) instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof JsonObject object) {
            items.add(object);
          }
        }
      }
      return new Page(items, next(reply, path));
    } catch (BadValue e) {
      throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    }
  }

  /** A broker's announcement, byte for byte, if it is there. */
  public Optional<byte[]> announcement(BrokerId id) throws Trouble.Failed, InterruptedException {
    return jws("/api/brokers/" + id);
  }

  /** A broker's lease, byte for byte, if there is one. */
  public Optional<byte[]> lease(BrokerId id) throws Trouble.Failed, InterruptedException {
    return jws("/api/brokers/" + id + "/lease");
  }

  private Optional<byte[]> jws(String path) throws Trouble.Failed, InterruptedException {
    Reply reply = get(path, JOSE, Announcement.LONGEST);
    return switch (reply.status()) {
      case 200 -> Optional.of(reply.body());
      case 404 -> Optional.empty();
      default -> throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    };
  }

  /**
   * As which address it sees this host.
   *
   * @param v6 over which family to ask
   * @return empty where it has no address of that family
   */
  public Optional<IpAddress> whoAmI(boolean v6) throws Trouble.Failed, InterruptedException {
    Deadline deadline = Deadline.in(WHOLE);
    try {
      List<InetAddress> family =
          Resolver.SYSTEM.addresses(Line.host(url.path("/")), deadline).stream()
              .filter(address -> address instanceof Inet6Address == v6)
              .toList();
      if (family.isEmpty()) {
        return Optional.empty();
      }
      ClassicHttpRequest request = caller.request("GET", "/api/whoami");
      request.setHeader("Accept", "application/json");
      request.setHeader("Connection", "close");
      Reply reply = new Caller(url.server(), host -> family).ask(request, PROBLEM, deadline);
      if (reply.status() != 200) {
        throw new Strange();
      }
      return Optional.of(
          IpAddress.parse(Json.parseObject(reply.body(), JsonLimits.BODY).text("ip")));
    } catch (IOException e) {
      throw new Trouble.Failed(Trouble.of(e));
    } catch (BadValue e) {
      throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
    }
  }

  /** Opens its stream of events, where it was left if {@code after} is given. */
  public EventStream events(Optional<String> after) throws Trouble.Failed, InterruptedException {
    ClassicHttpRequest request = caller.request("GET", "/api/events");
    request.setHeader("Accept", EVENTS);
    after.ifPresent(id -> request.setHeader("Last-Event-ID", id));
    try {
      Caller.Opened opened = caller.open(request, Deadline.in(WHOLE));
      String type = Reply.header(opened.head(), "Content-Type").orElse("");
      if (opened.head().getCode() != 200 || !type.startsWith(EVENTS)) {
        opened.line().close();
        throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
      }
      return new EventStream(opened.line(), opened.head().getEntity().getContent());
    } catch (IOException e) {
      throw new Trouble.Failed(Trouble.of(e));
    }
  }

  private Reply get(String path, String accept, int limit)
      throws Trouble.Failed, InterruptedException {
    ClassicHttpRequest request = caller.request("GET", path);
    request.setHeader("Accept", accept);
    return send(request, limit);
  }

  private Reply send(ClassicHttpRequest request, int limit)
      throws Trouble.Failed, InterruptedException {
    try {
      return caller.ask(request, limit, Deadline.in(WHOLE));
    } catch (IOException e) {
      throw new Trouble.Failed(Trouble.of(e));
    }
  }

  private static boolean isNamed(byte[] jws, byte[] acknowledgement) {
    try {
      return Json.parseObject(acknowledgement, JsonLimits.BODY)
          .optionalText("sha256")
          .equals(Optional.of(Judge.sha256(jws)));
    } catch (BadValue e) {
      return false;
    }
  }

  private static OptionalLong knownRevision(byte[] problem) {
    try {
      Optional<Long> revision =
          Json.parseObject(problem, JsonLimits.BODY).optionalInteger("rev").filter(r -> r > 0);
      return revision.isPresent() ? OptionalLong.of(revision.get()) : OptionalLong.empty();
    } catch (BadValue e) {
      return OptionalLong.empty();
    }
  }

  private static Duration retryAfter(Reply reply) {
    String text = reply.header("Retry-After").orElse("1");
    long seconds = SECONDS.matcher(text).matches() ? Long.parseLong(text) : 60;
    return Duration.ofSeconds(Math.max(1, Math.min(60, seconds)));
  }

  /** The next page's path: never at another server than the one that was asked. */
  static Optional<String> next(Optional<String> link, URI asked) {
    Matcher found = NEXT.matcher(link.orElse(""));
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      URI target = asked.resolve(found.group(1));
      boolean same = asked.getRawPath().equals(target.getRawPath()) && target.getRawQuery() != null;
      return same
          ? Optional.of(target.getRawPath() + "?" + target.getRawQuery())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<String> next(Reply reply, String path) {
    return next(reply.header("Link"), url.path(path));
  }

  @Override
  public String toString() {
    return url.text();
  }
}
