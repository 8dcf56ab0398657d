package psw.client.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import psw.wire.value.Port;

/**
 * How the server listens, as commands of its own (asadmin's {@code set}): once the application is
 * there, for until then it answers by itself, with 404 and 500; and with callers who stop in the
 * middle, each of whom holds a thread until the server hangs up.
 */
final class Listening {
  private static final String SERVER = "set configs.config.server-config.";
  private static final String NETWORK = SERVER + "network-config.";
  private static final String LISTENERS = NETWORK + "network-listeners.network-listener.";
  private static final String ENABLED = LISTENERS + "http-listener.enabled=";
  private static final String TLS_ENABLED = LISTENERS + "https-listener.enabled=";
  private static final String TLS_PORT = LISTENERS + "https-listener.port=";
  private static final String ADDRESS = LISTENERS + "http-listener.address=";
  private static final String TLS_ADDRESS = LISTENERS + "https-listener.address=";
  // a body where none is usual is the application's to judge; else it is a bare 400
  private static final String BODIES = ".http.allow-payload-for-undefined-http-methods=true";
  private static final String PROTOCOL = NETWORK + "protocols.protocol.http-listener";
  private static final String TLS_PROTOCOL = NETWORK + "protocols.protocol.https-listener";
  // over HTTP/2 a body needs no length, a caller hundreds of requests at once, and none of it a
  // connection of its own, so that the limits would count something else
  private static final String ONE_AT_A_TIME = TLS_PROTOCOL + ".http.http2-enabled=false";
  // how long a caller may say nothing in the middle of a request
  private static final String PATIENCE =
      NETWORK + "transports.transport.tcp.read-timeout-millis=10000";
  // the server holds four times as much for a reader who does not read; without it, of the
  // system's own buffers, megabytes for each
  private static final String UNREAD =
      NETWORK + "transports.transport.tcp.socket-write-buffer-size=16384";
  // those of several addresses, each held to 64 connections by the rules
  private static final String THREADS =
      SERVER + "thread-pools.thread-pool.http-thread-pool.max-thread-pool-size=512";

  private Listening() {}

  /** Writes the commands into a directory; returns the options that name them. */
  static List<String> options(Path directory, Port tls, boolean loopback) throws IOException {
    String here = loopback ? "127.0.0.1" : "0.0.0.0"; // which is the server's own
    Path before = directory.resolve("before-boot");
    Path after = directory.resolve("after-deployment");
    Files.write(
        before,
        List.of(
            ENABLED + "false",
            TLS_PORT + tls,
            ADDRESS + here,
            TLS_ADDRESS + here,
            PROTOCOL + BODIES,
            TLS_PROTOCOL + BODIES,
            ONE_AT_A_TIME,
            PATIENCE,
            UNREAD,
            THREADS));
    // in this order: who finds the plain port open finds the other one open too
    Files.write(after, List.of(TLS_ENABLED + "true", ENABLED + "true"));
    return List.of(
        "--prebootcommandfile", before.toString(), "--postdeploycommandfile", after.toString());
  }
}
