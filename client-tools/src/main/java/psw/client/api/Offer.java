package psw.client.api;

import psw.wire.json.JsonObject;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * A service to be published.
 *
 * @param ephemeral whether the broker withdraws it when it no longer answers
 */
public record Offer(
    ServiceName name, Description description, IpAddress ip, Port port, boolean ephemeral) {
  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.with("name", name.text())
            .and("description", description.text())
            .and("ip", ip.text())
            .and("port", port.number());
    return (ephemeral ? json.and("ephemeral", true) : json).build();
  }
}
