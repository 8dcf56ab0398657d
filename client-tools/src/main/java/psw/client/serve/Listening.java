package psw.client.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How the server listens, as commands of its own (asadmin's {@code set}): once the application is
 * there, for until then it answers by itself, with 404 and 500; and with callers who stop in the
 * middle, each of whom holds a thread until the server hangs up.
 */
final class Listening {
  private static final String SERVER = "set configs.config.server-config.";
  private static final String NETWORK = SERVER + "network-config.";
  private static final String ENABLED =
      NETWORK + "network-listeners.network-listener.http-listener.enabled=";
  // a body where none is usual is the application's to judge; else it is a bare 400
  private static final String BODIES =
      NETWORK
          + "protocols.protocol.http-listener.http.allow-payload-for-undefined-http-methods=true";
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
  static List<String> options(Path directory) throws IOException {
    Path before = directory.resolve("before-boot");
    Path after = directory.resolve("after-deployment");
    Files.write(before, List.of(ENABLED + "false", BODIES, PATIENCE, UNREAD, THREADS));
    Files.writeString(after, ENABLED + "true\n");
    return List.of(
        "--prebootcommandfile", before.toString(), "--postdeploycommandfile", after.toString());
  }
}
