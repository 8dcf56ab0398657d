package psw.client.cli;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import psw.client.serve.Kind;

/** psw broker. */
@Command(
    name = "broker",
    description = {
      "Run a broker: this site's registry, on port 8000.",
      "It runs until it is ended by Ctrl-C or SIGTERM. Its data directory is",
      "PSW_DATA, or ~/.local/share/psw/broker; PSW_NAME names the site."
    },
    footer = "  psw broker --rendezvous http://rv.example:9000")
final class BrokerCommand extends ServeCommand {
  @Option(
      names = "--rendezvous",
      paramLabel = "URL",
      description =
          "a rendez-vous to announce this site at, for this run; may be repeated (or PSW_RENDEZVOUS);"
              + " started without it, the site is withdrawn there")
  private List<URI> rendezvous = List.of();

  @Override
  Kind kind() {
    return Kind.BROKER;
  }

  @Override
  Map<String, String> settings() {
    rendezvous.forEach(this::check);
    return rendezvous.isEmpty()
        ? Map.of()
        : Map.of(
            "psw.rendezvous",
            rendezvous.stream().map(URI::toString).collect(Collectors.joining(",")));
  }

  private void check(URI url) {
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
      throw new ParameterException(
          commandLine(), "--rendezvous: a URL as http://rv.example:9000 is needed");
    }
  }
}
