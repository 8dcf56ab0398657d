package psw.client.cli;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.api.Site;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** psw services. */
@Command(
    name = "services",
    description = {
      "List the services of this site and of others.",
      "As SITE/LABEL, address, health and name. PSW_BROKER names the broker (default",
      "http://127.0.0.1:8000). With its token (PSW_TOKEN_FILE), also what other sites offer to",
      "this one alone, marked (paired). This site's own that are not for everybody are on the",
      "broker's page."
    },
    footer = "  psw services photos")
final class ServicesCommand extends BrokerCall {
  @Option(names = "--json", description = "as a JSON array")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUERY",
      description = "only those which hold it in their site, name or description")
  private Optional<String> query;

  @Override
  int ask(Broker broker) throws CallFailed {
    Site self = broker.self();
    List<Site> others =
        broker.sites().stream().filter(site -> !site.id().equals(self.id())).toList();
    Map<BrokerId, String> called = called(Stream.concat(Stream.of(self), others.stream()).toList());
    List<Listed> listed =
        new ArrayList<>(matching(self, self.name().text(), broker.services(Optional.empty())));
    for (Site site : others) {
      listed.addAll(matching(site, called.get(site.id()), services(broker, site)));
    }
    if (json) {
      console().result(Json.write(listed.stream().map(Listed::toJson).toList()));
    } else {
      Table.of(listed.stream().map(Listed::row).toList()).forEach(console()::result);
    }
    if (listed.isEmpty()) {
      console().say(query.isPresent() ? "nothing offered fits" : "nothing is offered yet");
      console().hint(query.isPresent() ? "psw services    lists all" : "psw publish --help");
    }
    return Exit.DONE;
  }

  /** Sites choose their names themselves: one that is not unique is told by its id. */
  static Map<BrokerId, String> called(List<Site> sites) {
    Map<Label, Long> times =
        sites.stream().collect(Collectors.groupingBy(Site::name, Collectors.counting()));
    return sites.stream()
        .collect(
            Collectors.toMap(
                Site::id,
                site -> times.get(site.name()) == 1 ? site.name().text() : site.id().text()));
  }

  private List<Service> services(Broker broker, Site site) throws CallFailed {
    try {
      return broker.services(site.id());
    } catch (CallFailed e) {
      if (e.reason() == CallFailed.Reason.NOT_FOUND) {
        return List.of(); // it has left since
      }
      throw e;
    }
  }

  private List<Listed> matching(Site site, String as, List<Service> services) {
    return services.stream().map(each -> new Listed(site, as, each)).filter(this::asked).toList();
  }

  private boolean asked(Listed listed) {
    return query.isEmpty()
        || Stream.of(
                listed.path(),
                listed.service.name().text(),
                listed.service.description().text(),
                listed.address())
            .anyMatch(text -> folded(text).contains(folded(query.get())));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private record Listed(Site site, String as, Service service) {
    String path() {
      return as + "/" + service.label();
    }

    String address() {
      String ip = service.ip().text();
      return (service.ip().isIpv6() ? "[" + ip + "]" : ip) + ":" + service.port();
    }

    String health() {
      return service.health().name().toLowerCase(Locale.ROOT);
    }

    boolean isPublic() {
      return service.visibility() == Service.Visibility.PUBLIC;
    }

    List<String> row() {
      String about = service.description().text();
      String name = service.name().text();
      String text = about.isEmpty() ? name : name + ": " + about;
      return List.of(path(), address(), health(), isPublic() ? text : "(paired) " + text);
    }

    JsonObject toJson() {
      return JsonObject.with("site", site.name().text())
          .and("broker", site.id().text())
          .and("id", service.id())
          .and("label", service.label().text())
          .and("name", service.name().text())
          .and("description", service.description().text())
          .and("ip", service.ip().text())
          .and("port", service.port().number())
          .and("health", health())
          .and("visibility", service.visibility().name().toLowerCase(Locale.ROOT))
          .build();
    }
  }
}
