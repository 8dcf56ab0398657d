package psw.pairing.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import psw.pairing.pin.ServerUrl;

/**
 * One connection to a server, for one exchange after the other (RFC 9112). An interrupt of who
 * waits at it closes it. For one thread at a time, but for {@link #close}.
 */
public final class Line implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(64).build();

  // of a channel, since a thread that reads from it can be interrupted
  private final Socket plain;
  private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(LIMITS);
  private final HttpRequestExecutor executor = new HttpRequestExecutor();
  private boolean reusable;

  private Line(Socket plain) {
    this.plain = plain;
  }

  /** A connection to the first of the addresses that takes it. */
  static Line open(ServerUrl server, List<InetAddress> addresses, Deadline deadline)
      throws IOException {
    IOException last = new ConnectException();
    for (InetAddress address : addresses) {
      Line line = new Line(SocketChannel.open().socket());
      Deadline.Watch watch = deadline.over(line.plain);
      try {
        line.connect(new InetSocketAddress(address, port(server)), deadline);
        line.connection.bind(server.isTls() ? line.secured(server) : line.plain);
        return line;
      } catch (ConnectException | NoRouteToHostException e) {
        line.close();
        last = e;
      } catch (IOException | RuntimeException e) {
        line.close();
        // a socket that was closed over the reader's head tells only that
        deadline.left();
        throw e;
      } finally {
        watch.end();
      }
    }
    throw last;
  }

  private void connect(InetSocketAddress address, Deadline deadline) throws IOException {
    try {
      plain.setTcpNoDelay(true);
      plain.connect(address, Math.min(deadline.left(), (int) CONNECT.toMillis()));
    } catch (SocketTimeoutException e) {
      deadline.left();
      throw new Unanswered();
    }
  }

  private SSLSocket secured(ServerUrl server) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            server
                .tls()
                .getSocketFactory()
                .createSocket(plain, host(server.base()), port(server), true);
    if (server.pin().isEmpty()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  /** The host of an address, an IPv6 literal without its brackets. */
  public static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(ServerUrl server) {
    int usual = server.isTls() ? 443 : 80;
    return server.base().getPort() < 0 ? usual : server.base().getPort();
  }

  /** Sends a request; what it is answered, of a body only its beginning. */
  ClassicHttpResponse ask(ClassicHttpRequest request) throws IOException {
    HttpCoreContext context = HttpCoreContext.create();
    try {
      ClassicHttpResponse response = executor.execute(request, connection, context);
      reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
      return response;
    } catch (MessageConstraintException e) {
      throw new TooMuch();
    } catch (HttpException e) {
      throw new Strange();
    }
  }

  /** Whether the server takes another request, once the body of its answer is read. */
  boolean isReusable() {
    return reusable && connection.isOpen() && !plain.isClosed();
  }

  /** How long the next read may wait. */
  public void patience(Duration patience) {
    connection.setSocketTimeout(org.apache.hc.core5.util.Timeout.of(patience));
  }

  Socket socket() {
    return plain;
  }

  /** Ends the connection at once. */
  @Override
  public void close() {
    Deadline.close(plain);
  }

  /** The bytes of a body, at most {@code limit}; a longer one ends the talk. */
  static byte[] body(ClassicHttpResponse response, int limit) throws IOException {
    if (response.getEntity() == null) {
      return new byte[0];
    }
    if (response.getEntity().getContentLength() > limit) {
      throw new TooMuch();
    }
    InputStream in = response.getEntity().getContent();
    byte[] bytes = in.readNBytes(limit);
    if (in.read() >= 0) {
      throw new TooMuch();
    }
    return bytes;
  }
}
