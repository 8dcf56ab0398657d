package psw.broker.far;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import psw.pairing.pin.ServerUrl;

/**
 * One GET to an address that was looked at before: the platform's client would resolve the name
 * once more. In HTTP/1.0 (RFC 1945), so that the answer ends with the connection, in one piece.
 */
final class PlainGet {
  private final ServerUrl server;
  private final URI uri;
  private final String accept;
  private final int limit;

  /**
   * @param accept the one media type that is read
   * @param limit most bytes of a body
   */
  PlainGet(ServerUrl server, String path, String accept, int limit) {
    this.server = server;
    this.uri = server.path(path);
    this.accept = accept;
    this.limit = limit;
  }

  /** Asks the first of the addresses that takes the connection; nothing for a 404. */
  Optional<byte[]> ask(List<InetAddress> addresses, Deadline deadline) throws IOException {
    IOException last = new ConnectException();
    for (InetAddress address : addresses) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, port()), deadline.left());
        return talk(socket, deadline);
      } catch (ConnectException | NoRouteToHostException e) {
        last = e;
      }
    }
    throw last;
  }

  private Optional<byte[]> talk(Socket plain, Deadline deadline) throws IOException {
    Deadline.Watch watch = deadline.over(plain);
    try {
      Socket socket = server.isTls() ? secured(plain) : plain;
      socket.getOutputStream().write(request().getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return answer(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      // a socket that was closed over the reader's head tells only that
      deadline.left();
      throw e;
    } finally {
      watch.end();
    }
  }

  private String request() {
    return "GET "
        + uri.getRawPath()
        + " HTTP/1.0\r\nHost: "
        + uri.getRawAuthority()
        + "\r\nAccept: "
        + accept
        + "\r\nConnection: close\r\n\r\n";
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) server.tls().getSocketFactory().createSocket(plain, host(uri), port(), true);
    if (server.pin().isEmpty()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  private Optional<byte[]> answer(InputStream in) throws IOException {
    AnswerHead head = AnswerHead.read(in);
    if (head.status() == 404) {
      return Optional.empty();
    }
    if (head.status() != 200 || !head.type().startsWith(accept)) {
      throw new Trouble.Strange();
    }
    return Optional.of(body(in, head));
  }

  private byte[] body(InputStream in, AnswerHead head) throws IOException {
    boolean told = head.length() >= 0;
    if (head.length() > limit) {
      throw new Trouble.TooMuch();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    int count = 0;
    while (count >= 0 && !(told && body.size() == head.length())) {
      int most = told ? (int) Math.min(part.length, head.length() - body.size()) : part.length;
      count = in.read(part, 0, most);
      body.write(part, 0, Math.max(0, count));
      if (body.size() > limit) {
        throw new Trouble.TooMuch();
      }
    }
    if (told && body.size() < head.length()) {
      throw new IOException("a part of it");
    }
    return body.toByteArray();
  }

  /** The host of an address, an IPv6 literal without its brackets. */
  static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private int port() {
    int usual = server.isTls() ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }
}
