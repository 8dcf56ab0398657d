package psw.broker.catalog;

import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * What somebody says of a service when registering or changing it.
 *
 * @param name what people call it
 * @param description a line about it, perhaps empty
 * @param ip where it listens
 * @param port where it listens
 * @param visibility who sees it; absent keeps what was, public for a new one
 * @param ephemeral whether it goes when it stops to answer; absent keeps what was, no for a new one
 */
public record Draft(
    ServiceName name,
    Description description,
    IpAddress ip,
    Port port,
    Optional<Visibility> visibility,
    Optional<Boolean> ephemeral) {

  /** Reads a request's body; the port may be a number or a string of digits. */
  public static Draft parse(JsonObject body) throws BadValue {
    Optional<String> visibility = body.optionalText("visibility");
    boolean said = body.members().get("ephemeral") instanceof Boolean;
    boolean ephemeral = body.flag("ephemeral");
    return new Draft(
        ServiceName.parse(body.text("name")),
        Description.parse(body.optionalText("description").orElse("")),
        IpAddress.parse(body.text("ip")),
        body.members().get("port") instanceof String digits
            ? Port.parse(digits)
            : Port.of(body.integer("port")),
        visibility.isPresent() ? Optional.of(Visibility.parse(visibility.get())) : Optional.empty(),
        said ? Optional.of(ephemeral) : Optional.empty());
  }
}
