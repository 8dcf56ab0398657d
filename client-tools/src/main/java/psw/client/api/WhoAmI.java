package psw.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import psw.pairing.pin.ServerUrl;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/**
 * Asks a rendez-vous from which address it sees this host, and for its time, over one family: the
 * platform's client cannot be told which to take. In HTTP/1.0 (RFC 1945), so that the answer ends
 * with the connection.
 */
public final class WhoAmI {
  private static final int PATIENCE_MS = 3_000;
  private static final int LONGEST = 4096;

  private WhoAmI() {}

  /**
   * What it says.
   *
   * @param address as which this host is seen there
   * @param time its clock's, if it says so
   */
  public record Said(InetAddress address, Optional<Instant> time) {}

  /** What it says; empty where it cannot be asked, or does not say as whom it sees this host. */
  public static Optional<Said> ask(ServerUrl server, boolean v6) {
    try {
      for (InetAddress address : InetAddress.getAllByName(bare(server.base().getHost()))) {
        if (address instanceof Inet6Address == v6) {
          return Optional.of(said(server, address));
        }
      }
    } catch (IOException | BadValue e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Said said(ServerUrl server, InetAddress address) throws IOException, BadValue {
    try (Socket plain = new Socket(Proxy.NO_PROXY)) {
      plain.setSoTimeout(PATIENCE_MS);
      plain.connect(new InetSocketAddress(address, port(server)), PATIENCE_MS);
      Socket socket = server.isTls() ? secured(server, plain) : plain;
      String request =
          "GET /api/whoami HTTP/1.0\r\nHost: "
              + server.base().getRawAuthority()
              + "\r\nAccept: application/json\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return read(socket.getInputStream());
    }
  }

  private static Socket secured(ServerUrl server, Socket plain) throws IOException {
    String host = bare(server.base().getHost());
    SSLSocket socket =
        (SSLSocket) server.tls().getSocketFactory().createSocket(plain, host, port(server), true);
    if (server.pin().isEmpty()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  static Said read(InputStream answer) throws IOException, BadValue {
    byte[] all = answer.readNBytes(LONGEST);
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0 || !text.matches("(?s)HTTP/1\\.[01] 200 .*")) {
      throw new IOException("no answer");
    }
    byte[] body = Arrays.copyOfRange(all, end + 4, all.length);
    JsonObject said = Json.parseObject(body, JsonLimits.BODY);
    String ip = IpAddress.parse(said.text("ip")).text();
    return new Said(
        InetAddress.getByName(ip), said.optionalInteger("time").map(Instant::ofEpochMilli));
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(ServerUrl server) {
    URI base = server.base();
    int usual = server.isTls() ? 443 : 80;
    return base.getPort() < 0 ? usual : base.getPort();
  }
}
