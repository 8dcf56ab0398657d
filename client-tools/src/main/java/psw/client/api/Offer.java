package psw.client.api;

import java.util.Locale;
import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * A service to be published.
 *
 * @param ephemeral whether the broker withdraws it when it no longer answers
 * @param visibility who is to see it; absent keeps what was, everybody for a new one
 */
public record Offer(
    ServiceName name,
    Description description,
    IpAddress ip,
    Port port,
    boolean ephemeral,
    Optional<Service.Visibility> visibility) {
  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.with("name", name.text())
            .and("description", description.text())
            .and("ip", ip.text())
            .and("port", port.number())
            .and("visibility", visibility.map(seen -> seen.name().toLowerCase(Locale.ROOT)));
    return (ephemeral ? json.and("ephemeral", true) : json).build();
  }
}
