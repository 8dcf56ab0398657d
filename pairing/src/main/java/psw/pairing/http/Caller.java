package psw.pairing.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import psw.pairing.pin.ServerUrl;

/**
 * Asks one server, over and over: its last connection is kept for some seconds, for what is asked
 * next. May be used by several threads.
 */
public final class Caller {
  // shorter than any server keeps one
  private static final Duration KEPT = Duration.ofSeconds(4);

  private final ServerUrl server;
  private final Resolver resolver;
  private final AtomicReference<Kept> kept = new AtomicReference<>();

  /** A connection that nobody uses; its watch closes it. */
  private record Kept(Line line, Deadline.Watch watch) {}

  public Caller(ServerUrl server, Resolver resolver) {
    this.server = server;
    this.resolver = resolver;
  }

  /** A request of this server, without a body yet. */
  public ClassicHttpRequest request(String method, String path) {
    ClassicHttpRequest request = new BasicClassicHttpRequest(method, path);
    request.setHeader("Host", server.base().getRawAuthority());
    return request;
  }

  /** The whole answer to a request that may be sent twice; its body of {@code limit} bytes. */
  public Reply ask(ClassicHttpRequest request, int limit, Deadline deadline)
      throws IOException, InterruptedException {
    Optional<Line> before = take();
    if (before.isPresent()) {
      try {
        return ask(before.get(), request, limit, deadline);
      } catch (Strange | TooMuch e) {
        throw e;
      } catch (IOException e) {
        // most likely closed at the other end meanwhile
        deadline.left();
      }
    }
    return ask(open(deadline), request, limit, deadline);
  }

  private Reply ask(Line line, ClassicHttpRequest request, int limit, Deadline deadline)
      throws IOException, InterruptedException {
    Opened opened = begin(line, request, deadline);
    try {
      Reply reply = new Reply(opened.head(), Line.body(opened.head(), limit));
      opened.watch().end();
      keep(line);
      return reply;
    } catch (IOException e) {
      throw failed(line, e, deadline);
    } finally {
      opened.watch().end();
    }
  }

  /** The head of an answer, whose body goes on for as long as it likes, on a line of its own. */
  public Opened open(ClassicHttpRequest request, Deadline deadline)
      throws IOException, InterruptedException {
    Opened opened = begin(open(deadline), request, deadline);
    opened.watch().end();
    return opened;
  }

  /** An answer that begins. */
  public record Opened(Line line, ClassicHttpResponse head, Deadline.Watch watch) {}

  private Opened begin(Line line, ClassicHttpRequest request, Deadline deadline)
      throws IOException, InterruptedException {
    Deadline.Watch watch = deadline.over(line.socket());
    try {
      return new Opened(line, line.ask(request), watch);
    } catch (IOException e) {
      watch.end();
      throw failed(line, e, deadline);
    }
  }

  private Line open(Deadline deadline) throws IOException, InterruptedException {
    try {
      return Line.open(server, resolver.addresses(Line.host(server.base()), deadline), deadline);
    } catch (IOException e) {
      throw interrupted(e);
    }
  }

  private static IOException failed(Line line, IOException e, Deadline deadline)
      throws IOException, InterruptedException {
    line.close();
    IOException failed = interrupted(e);
    // a socket that was closed over the reader's head tells only that
    deadline.left();
    return failed;
  }

  // a channel that was interrupted says so in many ways, through TLS in others
  public static IOException interrupted(IOException e) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return e;
  }

  private Optional<Line> take() {
    Kept one = kept.getAndSet(null);
    if (one == null) {
      return Optional.empty();
    }
    one.watch().end();
    return one.line().isReusable() ? Optional.of(one.line()) : Optional.empty();
  }

  private void keep(Line line) throws IOException {
    if (!line.isReusable()) {
      line.close();
      return;
    }
    Kept other = kept.getAndSet(new Kept(line, Deadline.in(KEPT).over(line.socket())));
    if (other != null) {
      other.watch().end();
      other.line().close();
    }
  }
}
