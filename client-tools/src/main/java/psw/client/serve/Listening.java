package psw.client.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How the server listens, as commands of its own (asadmin's {@code set}): once the application is
 * there, for until then it answers by itself, with 404 and 500.
 */
final class Listening {
  private static final String NETWORK = "set configs.config.server-config.network-config.";
  private static final String ENABLED =
      NETWORK + "network-listeners.network-listener.http-listener.enabled=";
  // a body where none is usual is the application's to judge; else it is a bare 400
  private static final String BODIES =
      NETWORK
          + "protocols.protocol.http-listener.http.allow-payload-for-undefined-http-methods=true";

  private Listening() {}

  /** Writes the commands into a directory; returns the options that name them. */
  static List<String> options(Path directory) throws IOException {
    Path before = directory.resolve("before-boot");
    Path after = directory.resolve("after-deployment");
    Files.writeString(before, ENABLED + "false\n" + BODIES + "\n");
    Files.writeString(after, ENABLED + "true\n");
    return List.of(
        "--prebootcommandfile", before.toString(), "--postdeploycommandfile", after.toString());
  }
}
