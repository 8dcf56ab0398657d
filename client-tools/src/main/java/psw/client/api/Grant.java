package psw.client.api;

import java.time.DateTimeException;
import java.time.Instant;
import psw.wire.json.JsonObject;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;

/**
 * A peer's leave to reach a service of the broker's site.
 *
 * @param id its number at the broker, positive
 * @param service the service's number
 * @param label the service's label
 * @param ip where the service listens now
 * @param port likewise
 * @param until when it ends
 * @param source from where the peer may knock for it
 * @param enforced whether the SSH server's files say the same; when not, it cannot be relied on
 * @param revoked whether it was taken back, and may hold still
 */
public record Grant(
    long id,
    long service,
    Label label,
    IpAddress ip,
    Port port,
    Instant until,
    SourceRule source,
    boolean enforced,
    boolean revoked) {

  static Grant parse(JsonObject json) throws BadValue {
    JsonObject service = json.object("service");
    return new Grant(
        json.integer("id"),
        service.integer("id"),
        Label.parse(service.text("label")),
        IpAddress.parse(json.text("ip")),
        Port.of(json.integer("port")),
        instant(json.text("until")),
        SourceRule.parse(json.optionalText("source").orElse("strict")),
        json.flag("enforced"),
        json.flag("revoked"));
  }

  private static Instant instant(String text) throws BadValue {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadValue("until", BadValue.Reason.MALFORMED);
    }
  }
}
