package psw.client.api;

import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * A site as a broker lists it.
 *
 * @param id who it is
 * @param name how it calls itself; two sites may use one name
 */
public record Site(BrokerId id, Label name) {
  static Site parse(JsonObject json) throws BadValue {
    return new Site(BrokerId.parse(json.text("id")), Label.parse(json.text("name")));
  }
}
