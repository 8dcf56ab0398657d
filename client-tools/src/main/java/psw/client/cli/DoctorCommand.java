package psw.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Directory;
import psw.client.api.Service;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.doctor.Doctor;
import psw.client.doctor.Finding;
import psw.client.doctor.HomeVisit;
import psw.client.knock.Gate;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.client.revisions.Revisions;
import psw.client.site.Found;
import psw.client.site.NoSite;
import psw.client.site.Sites;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Target;
import psw.client.up.Wish;
import psw.wire.announcement.Announcement;
import psw.wire.json.JsonObject;
import psw.wire.knock.Heard;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;

/** psw doctor. */
@Command(
    name = "doctor",
    description = {
      "Find out why a site, or a service of it, is not reached.",
      "It does what psw open does and says how each step went: whose name it is, the",
      "way to its addresses, this clock, its gate, a knock, the port behind it, the",
      "host key, the login and the service; and what to do about what is wrong. A gate",
      "answers nobody: what became of the knock, the site tells this device alone, in",
      "what it announces. Without SITE it looks at the site of this device's broker:",
      "whether it is announced, and where, and, on the site's own host, whether its SSH",
      "server and its receiver listen and the gate's settings agree. What a router does",
      "not forward is seen from outside alone, by a device in another network."
    },
    footer = {"  psw doctor ana", "  psw doctor ana/photos", "  psw doctor"})
final class DoctorCommand extends DeviceCall {
  @Parameters(
      arity = "0..1",
      paramLabel = "SITE[/SERVICE]",
      description = "which site, which service of it")
  private Optional<String> asked;

  @Option(names = "--json", description = "print one JSON object for each finding")
  private boolean json;

  private final List<Finding> wrong = new ArrayList<>();

  @Override
  int run() throws CallFailed, DeviceFailed {
    return asked.isPresent() ? visit(asked.get()) : home();
  }

  private int home() throws CallFailed, DeviceFailed {
    if (!Settings.hasBroker()) {
      return console()
          .fail(
              Exit.USAGE,
              "this device has no broker, so there is no site of its own to look at",
              "psw doctor SITE    looks at somebody else's");
    }
    Broker broker = new Broker(Settings.broker(), Settings.tokenFile());
    Optional<byte[]> self = new Directory(Settings.broker()).announcement(broker.self().id());
    try {
      new HomeVisit(Gates.outside(book(device()), clock())::seen, SiteHost.here(), this::tell)
          .examine(Announcement.reread(self.orElseThrow()), broker.announced(), broker.addresses());
      return exit();
    } catch (BadValue | java.util.NoSuchElementException e) {
      return console()
          .fail(Exit.UNREACHABLE, "the broker has announced nothing yet", "psw doctor    again");
    }
  }

  private int exit() {
    return wrong.isEmpty() ? Exit.DONE : DoctorWords.exit(wrong.get(wrong.size() - 1));
  }

  private int visit(String path) throws CallFailed, DeviceFailed {
    Wish named = named(path);
    String site = named.site();
    Optional<Label> service = named.service();
    Device device = device();
    Book book = book(device);
    Sites sites = new Sites(book, directories(book), new Revisions(Settings.home()), clock());
    try {
      Found found = sites.find(site, (who, successor) -> false);
      if (isOwn(found)) {
        console().say(site + " is this device's own site: this is what psw doctor finds of it");
        return home();
      }
      Announcement said = found.said().announcement();
      List<Forward> forwards =
          service.isPresent() ? List.of(forward(sites, found, service.get())) : List.of();
      Gate gate = Gates.of(found, book, clock());
      List<IpAddress> addresses = Gates.order(said, book, clock());
      List<Plan> plans = SitePlans.of(device, said, addresses, forwards, gate);
      new Doctor(Gates.outside(book, clock())::seen, () -> heard(sites, site, book), this::tell)
          .examine(found, site, gate, plans, Terminal::passPhrase);
    } catch (NoSite e) {
      return SiteWords.say(e, console());
    } catch (CannotRemember e) {
      return SiteWords.say(e, console());
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    }
    return exit();
  }

  private static boolean isOwn(Found found) throws CallFailed {
    return found.site().peer().isEmpty()
        && Settings.hasBroker()
        && new Broker(Settings.broker(), Settings.tokenFile())
            .self()
            .id()
            .equals(found.site().id());
  }

  private Wish named(String path) {
    try {
      return Wish.parse(path);
    } catch (BadValue e) {
      throw new ParameterException(commandLine(), WrongUsage.shown(path) + ": " + Words.of(e));
    }
  }

  private static Forward forward(Sites sites, Found found, Label label)
      throws NoSite, CallFailed, DeviceFailed {
    Service service = sites.service(found.site(), found.said().announcement(), label);
    return new Forward(
        new Bind(Bind.LOOPBACK, 0), Optional.of(new Target(service.ip().text(), service.port())));
  }

  private static Optional<Heard> heard(Sites sites, String site, Book book)
      throws CallFailed, DeviceFailed {
    try {
      Found now = sites.find(site, (who, successor) -> false);
      Optional<Acquaintance> peer = now.site().peer();
      return peer.isPresent()
          ? book.heard(peer.get(), now.said().announcement())
          : Optional.empty();
    } catch (NoSite | CannotRemember e) {
      return Optional.empty();
    }
  }

  private void tell(Finding finding) {
    if (finding.isWrong()) {
      wrong.add(finding);
    }
    List<String> todo = DoctorAdvice.of(finding, asked.orElse(""));
    if (json) {
      console()
          .result(
              JsonObject.with("step", DoctorWords.step(finding))
                  .and("state", DoctorWords.state(finding))
                  .and("what", DoctorWords.of(finding))
                  .and("do", todo.stream().reduce((one, other) -> one + "; " + other))
                  .build()
                  .toString());
      return;
    }
    console()
        .result(
            "%-10s %-5s %s"
                .formatted(
                    DoctorWords.step(finding),
                    DoctorWords.state(finding),
                    DoctorWords.of(finding)));
    todo.forEach(line -> console().result(" ".repeat(17) + line));
  }
}
