package psw.rendezvous.unverified;

import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * What a broker says of a service.
 *
 * @param name what people call it
 * @param description a line about it, perhaps empty
 * @param ip where it listens
 * @param port where it listens
 */
public record Draft(ServiceName name, Description description, IpAddress ip, Port port) {
  /** Reads a request's body; the port may be a number or a string of digits. */
  public static Draft parse(JsonObject body) throws BadValue {
    Optional<String> description = body.optionalText("description");
    return new Draft(
        ServiceName.parse(body.text("name")),
        Description.parse(description.orElse("")),
        IpAddress.parse(body.text("ip")),
        body.members().get("port") instanceof String digits
            ? Port.parse(digits)
            : Port.of(body.integer("port")));
  }
}
