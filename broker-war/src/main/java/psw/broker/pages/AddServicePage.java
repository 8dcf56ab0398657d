package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import psw.broker.catalog.Catalog;
import psw.broker.catalog.Draft;
import psw.broker.catalog.Visibility;
import psw.broker.catalog.Written;
import psw.server.pages.Answers;
import psw.server.pages.Refusals;
import psw.server.pages.VisitPage;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** The form that adds a service: keeps what was typed, and says of each field what is wrong. */
@Named
@RequestScoped
public class AddServicePage {
  @Inject private VisitPage visit;
  @Inject private Catalog catalog;
  @Inject private Notice notice;
  @Inject private Writers writers;

  private final Map<String, String> errors = new HashMap<>();
  private String name = "";
  private String description = "";
  private String ip = "127.0.0.1";
  private String port = "";
  private String visibility = "public";

  /** Adds it; when something is refused the page is shown again. */
  public void add() {
    if (visit.turnsAway()) {
      return;
    }
    draft().ifPresent(this::add);
  }

  private void add(Draft draft) {
    if (catalog.read().services().stream().anyMatch(s -> isAt(s.ip(), s.port(), draft))) {
      errors.put("port", "A service with this address and port is listed already.");
      return;
    }
    Written written = catalog.add(draft, writers.writer());
    if (written instanceof Written.Refused refused) {
      errors.put("", Writers.words(refused.why()));
      return;
    }
    notice.say(((Written.Done) written).service().name() + " is listed.");
    Answers.home();
  }

  private static boolean isAt(IpAddress ip, Port port, Draft draft) {
    return ip.equals(draft.ip()) && port.equals(draft.port());
  }

  // all fields are read, so that all that is wrong is said at once
  private Optional<Draft> draft() {
    ServiceName goodName = read(() -> ServiceName.parse(name));
    Description goodDescription = read(() -> Description.parse(description));
    IpAddress goodIp = read(() -> IpAddress.parse(present("ip", ip)));
    Port goodPort = read(() -> Port.parse(port.strip()));
    Visibility goodVisibility = read(() -> Visibility.parse(visibility));
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft(
            goodName,
            goodDescription,
            goodIp,
            goodPort,
            Optional.of(goodVisibility),
            Optional.empty()));
  }

  private static String present(String part, String text) throws BadValue {
    if (text.isBlank()) {
      throw new BadValue(part, BadValue.Reason.MISSING);
    }
    return text.strip();
  }

  private <T> T read(Typed<T> typed) {
    try {
      return typed.read();
    } catch (BadValue refused) {
      errors.put(refused.part(), Refusals.words(refused));
      return null;
    }
  }

  private interface Typed<T> {
    T read() throws BadValue;
  }

  /** What is wrong, by field; under the empty key what is wrong with the whole. */
  public Map<String, String> getErrors() {
    return errors;
  }

  /** What is wrong with the whole, else nothing. */
  public String getError() {
    return errors.get("");
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = typed(name);
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = typed(description);
  }

  public String getIp() {
    return ip;
  }

  public void setIp(String ip) {
    this.ip = typed(ip);
  }

  public String getPort() {
    return port;
  }

  public void setPort(String port) {
    this.port = typed(port);
  }

  public String getVisibility() {
    return visibility;
  }

  public void setVisibility(String visibility) {
    this.visibility = typed(visibility);
  }

  private static String typed(String text) {
    return text == null ? "" : text;
  }
}
