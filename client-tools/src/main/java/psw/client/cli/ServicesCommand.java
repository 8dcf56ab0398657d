package psw.client.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Directory;
import psw.client.api.Found;
import psw.client.api.Peer;
import psw.client.api.Service;
import psw.client.api.Site;
import psw.client.device.DeviceFailed;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.client.revisions.Revisions;
import psw.client.site.Sites;
import psw.client.site.Survey;
import psw.wire.json.Json;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** psw services. */
@Command(
    name = "services",
    description = {
      "List the services of this site and of others.",
      "As SITE/LABEL, address, health and name; psw open takes SITE/LABEL. The broker",
      "is asked where there is one (PSW_BROKER, default http://127.0.0.1:8000). With",
      "its token (PSW_TOKEN_FILE), also what other sites offer to this one alone,",
      "marked (paired). This site's own that are not for everybody are on its page.",
      "A device without broker asks PSW_RENDEZVOUS, else the rendez-vous at which it",
      "paired: what the sites it knows announce, then what others offer to everybody."
    },
    footer = "  psw services photos")
final class ServicesCommand extends DeviceCall {
  @Option(names = "--json", description = "as a JSON array")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "QUERY",
      description = "only those which hold it in their site, name or description")
  private Optional<String> query;

  @Override
  int run() throws CallFailed, DeviceFailed {
    if (Settings.hasBroker()) {
      return list(ofBroker(new Broker(Settings.broker(), Settings.tokenFile())), Exit.DONE);
    }
    // to ask is no reason to make a device
    if (!Settings.directories().isEmpty() || Files.exists(Settings.home())) {
      Book book = book(device());
      List<Directory> directories = directories(book);
      if (!directories.isEmpty()) {
        return ofDevice(book, directories);
      }
    }
    try {
      return list(ofBroker(new Broker(Settings.broker(), Settings.tokenFile())), Exit.DONE);
    } catch (CallFailed e) {
      if (e.found() != Found.NOBODY) {
        throw e;
      }
      return SiteWords.nowhereToAsk(Exit.UNREACHABLE, console());
    }
  }

  private int list(List<Listed> all, int exit) {
    List<Listed> listed = all.stream().filter(each -> each.holds(query)).toList();
    if (json) {
      console().result(Json.write(listed.stream().map(Listed::toJson).toList()));
    } else {
      Table.of(listed.stream().map(Listed::row).toList()).forEach(console()::result);
    }
    if (listed.isEmpty()) {
      console().say(query.isPresent() ? "nothing offered fits" : "nothing is offered yet");
      if (query.isPresent()) {
        console().hint("psw services    lists all");
      } else {
        console().hint(Settings.hasBroker() ? "psw publish --help" : "psw pair --help");
      }
    }
    return exit;
  }

  private List<Listed> ofBroker(Broker broker) throws CallFailed {
    Site self = broker.self();
    List<Site> others =
        broker.sites().stream().filter(site -> !site.id().equals(self.id())).toList();
    List<Site> sites = Stream.concat(Stream.of(self), others.stream()).toList();
    Map<BrokerId, String> called = called(sites, met(broker));
    List<Listed> listed = new ArrayList<>();
    broker
        .services(Optional.empty())
        .forEach(each -> listed.add(new Listed(self, self.name().text(), each, true)));
    for (Site site : others) {
      services(broker, site)
          .forEach(each -> listed.add(new Listed(site, called.get(site.id()), each, true)));
    }
    return listed;
  }

  /** The names that the user gave; none where the token that shows them is not there. */
  private static Map<BrokerId, Label> met(Broker broker) {
    try {
      // one site may have several names, as each person of it that paired has one
      return broker.peers().stream()
          .collect(Collectors.toMap(Peer::device, Peer::name, (first, another) -> first));
    } catch (CallFailed e) {
      return Map.of();
    }
  }

  private static List<Service> services(Broker broker, Site site) throws CallFailed {
    try {
      return broker.services(site.id());
    } catch (CallFailed e) {
      if (e.reason() == CallFailed.Reason.NOT_FOUND) {
        return List.of(); // it has left since
      }
      throw e;
    }
  }

  private int ofDevice(Book book, List<Directory> directories) throws CallFailed, DeviceFailed {
    Survey survey;
    try {
      Sites sites = new Sites(book, directories, new Revisions(Settings.home()), clock());
      survey = Survey.of(sites, book, directories, query);
    } catch (CannotRemember e) {
      return SiteWords.say(e, console());
    }
    int exit = survey.missing().stream().mapToInt(this::missing).max().orElse(Exit.DONE);
    survey.silent().forEach(each -> ApiWords.say(each.why(), console()));
    Map<BrokerId, Label> met = new HashMap<>();
    survey.offered().forEach(o -> o.name().ifPresent(name -> met.put(o.site().id(), name)));
    Map<BrokerId, String> called =
        called(survey.offered().stream().map(Survey.Offered::site).distinct().toList(), met);
    int listed =
        list(
            survey.offered().stream()
                .map(
                    o ->
                        new Listed(o.site(), called.get(o.site().id()), o.service(), o.announced()))
                .toList(),
            exit);
    if (survey.more()) {
      console().say("there is more");
      console().hint("psw services QUERY    lists less");
    }
    return listed;
  }

  // a site that is down is none to fail for; one that may be another's is
  private int missing(Survey.Missing missing) {
    console().say(missing.name() + ":");
    return SiteWords.say(missing.why(), console()) == Exit.UNVERIFIED ? Exit.UNVERIFIED : Exit.DONE;
  }

  /**
   * What to call each so that psw open takes it for the same: the name that the user gave, else the
   * one that it gives itself, if no other site has that, else its id.
   */
  static Map<BrokerId, String> called(List<Site> sites, Map<BrokerId, Label> met) {
    Set<Label> given = new HashSet<>(met.values());
    Map<Label, Long> times =
        sites.stream().collect(Collectors.groupingBy(Site::name, Collectors.counting()));
    Map<BrokerId, String> called = new HashMap<>();
    for (Site site : sites) {
      boolean unique = times.get(site.name()) == 1 && !given.contains(site.name());
      String chosen = unique ? site.name().text() : site.id().text();
      called.put(site.id(), met.containsKey(site.id()) ? met.get(site.id()).text() : chosen);
    }
    return called;
  }
}
