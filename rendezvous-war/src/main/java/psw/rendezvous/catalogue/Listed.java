package psw.rendezvous.catalogue;

import java.util.function.Supplier;
import psw.wire.json.JsonObject;

/** A service in a listing. */
record Listed(long id, Supplier<JsonObject> shown) {
  JsonObject view() {
    return shown.get();
  }
}
