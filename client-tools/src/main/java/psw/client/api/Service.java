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
 * @param visibility who sees it: {@code public}, {@code paired} or {@code private}
 * @param ephemeral whether the broker withdraws it when it no longer answers; no site tells others
 */
public record Service(
    long id,
    ServiceName name,
    Label label,
    Description description,
    IpAddress ip,
    Port port,
    Health health,
    Visibility visibility,
    boolean ephemeral) {

  /** What the site's broker found when it last tried to connect. */
  public enum Health {
    /** It answers. */
    UP,
    /** It does not. */
    DOWN,
    /** Not tried yet, or not said. */
    UNKNOWN
  }

  /** Who sees it. */
  public enum Visibility {
    /** Everybody. */
    PUBLIC,
    /** Whom its site is paired with. */
    PAIRED,
    /** Its own site. */
    PRIVATE
  }

  /** What a site announces to everybody, as a service. */
  public static Service of(psw.wire.announcement.Offer offer) {
    return of(offer, Visibility.PUBLIC);
  }

  /** What a site announces to those who may see it, as a service. */
  public static Service of(psw.wire.announcement.Offer offer, Visibility visibility) {
    return new Service(
        offer.id(),
        offer.name(),
        offer.label(),
        offer.description(),
        offer.ip(),
        offer.port(),
        health(offer.health().toString()),
        visibility,
        false);
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
        health(json.optionalText("health").orElse("")),
        visibility(json.optionalText("visibility").orElse("")),
        json.flag("ephemeral"));
  }

  private static Visibility visibility(String text) {
    return switch (text) {
      case "paired" -> Visibility.PAIRED;
      case "private" -> Visibility.PRIVATE;
      default -> Visibility.PUBLIC;
    };
  }

  private static Health health(String text) {
    return switch (text) {
      case "up" -> Health.UP;
      case "down" -> Health.DOWN;
      default -> Health.UNKNOWN;
    };
  }
}
