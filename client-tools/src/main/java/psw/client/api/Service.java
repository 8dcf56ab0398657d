package psw.client.api;

import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * A service as a broker lists it.
 *
 * @param id its number at its site, positive
 * @param name what people call it
 * @param label what the command line calls it
 * @param description a line about it, perhaps empty
 * @param ip where it listens, as its own site sees it
 * @param port likewise
 * @param health {@code up}, {@code down}, or {@code unknown} when the broker does not say
 */
public record Service(
    long id,
    ServiceName name,
    Label label,
    Description description,
    IpAddress ip,
    Port port,
    Health health) {

  /** What the site's broker found when it last tried to connect. */
  public enum Health {
    /** It answers. */
    UP,
    /** It does not. */
    DOWN,
    /** Not tried yet, or not said. */
    UNKNOWN
  }

  /** What a site announces, as a service. */
  public static Service of(psw.wire.announcement.Offer offer) {
    return new Service(
        offer.id(),
        offer.name(),
        offer.label(),
        offer.description(),
        offer.ip(),
        offer.port(),
        health(offer.health().toString()));
  }

  static Service parse(JsonObject json) throws BadValue {
    String name = json.text("name");
    return new Service(
        json.integer("id"),
        ServiceName.parse(name),
        Label.parse(json.optionalText("label").orElse(Label.from(name).text())),
        Description.parse(json.optionalText("description").orElse("")),
        IpAddress.parse(json.text("ip")),
        Port.of(json.integer("port")),
        health(json.optionalText("health").orElse("")));
  }

  private static Health health(String text) {
    return switch (text) {
      case "up" -> Health.UP;
      case "down" -> Health.DOWN;
      default -> Health.UNKNOWN;
    };
  }
}
