package psw.rest;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** What a server answered. */
record Answer(int status, HttpHeaders headers, String body) {
  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  JsonObject object() {
    try {
      return Json.parseObject(bytes(), JsonLimits.ANSWER);
    } catch (BadValue e) {
      throw new AssertionError(status + ": no JSON object: " + body(), e);
    }
  }

  List<JsonObject> list() {
    try {
      return ((List<?>) Json.parse(bytes(), JsonLimits.ANSWER))
          .stream().map(JsonObject.class::cast).toList();
    } catch (BadValue e) {
      throw new AssertionError(status + ": no JSON list: " + body(), e);
    }
  }

  /** A 200 with an object. */
  JsonObject stored() {
    if (status != 200) {
      throw new AssertionError(status + ": " + body());
    }
    return object();
  }

  Object member(String name) {
    return object().members().get(name);
  }
}
