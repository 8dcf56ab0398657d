package psw.client.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import psw.client.api.Found;
import psw.client.serve.Kind;
import psw.client.serve.Plan;
import psw.pairing.pin.ServerUrl;

/** psw broker. */
@Command(
    name = "broker",
    description = {
      "Run a broker: this site's registry.",
      "It listens on port 8000, and on 8443 for TLS.",
      "It runs until it is ended by Ctrl-C or SIGTERM. Its data directory is",
      "PSW_DATA, or ~/.local/share/psw/broker; PSW_NAME names the site."
    },
    footer = "  psw broker --rendezvous https://rv.example:9443#sha256=PIN")
final class BrokerCommand extends ServeCommand {
  @Option(
      names = "--rendezvous",
      paramLabel = "URL",
      description =
          "a rendez-vous to announce this site at, for this run; may be repeated (or PSW_RENDEZVOUS);"
              + " started without it, the site is withdrawn there")
  private List<String> rendezvous = List.of();

  @Override
  Kind kind() {
    return Kind.BROKER;
  }

  @Override
  Map<String, String> settings() {
    rendezvous.forEach(url -> check("--rendezvous", url));
    if (rendezvous.isEmpty()) {
      // the server itself would tell of it late, and in its log
      Settings.rendezvousAsWritten().forEach(url -> check("PSW_RENDEZVOUS", url));
    }
    return rendezvous.isEmpty() ? Map.of() : Map.of("psw.rendezvous", String.join(",", rendezvous));
  }

  /** A wrong address would be told on the broker's page alone. */
  @Override
  void whenReady(Plan plan) {
    SetupWords.say(plan.data().resolve("setup-code"), plan.port(), console());
    List<ServerUrl> given =
        rendezvous.isEmpty()
            ? Settings.rendezvous()
            : rendezvous.stream().flatMap(url -> Settings.server(url).stream()).toList();
    for (ServerUrl url : given) {
      Found found = Found.at(url);
      if (found != Found.RENDEZVOUS) {
        console().say(FoundWords.of(found, url, Kind.RENDEZVOUS) + "; the broker keeps trying");
        console().hint(FoundWords.hint(found, Kind.RENDEZVOUS, "--rendezvous (or PSW_RENDEZVOUS)"));
      }
    }
  }

  private void check(String named, String url) {
    if (Settings.server(url).isEmpty()) {
      throw new ParameterException(
          commandLine(),
          named
              + ": a URL is needed, as the rendez-vous prints it:"
              + " https://rv.example:9443#sha256=PIN");
    }
  }
}
