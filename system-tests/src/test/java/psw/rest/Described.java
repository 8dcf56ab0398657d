package psw.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * One operation that a server describes of itself.
 *
 * @param method in capitals
 * @param path with the names of its parameters in braces
 * @param inputs its parameters: where each stands, by name
 * @param type of its body, empty for none
 * @param members of its body, if that is JSON
 */
record Described(
    String method, String path, Map<String, String> inputs, String type, Set<String> members) {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

  /** All of them. */
  static List<Described> by(Api api) {
    try {
      JsonObject document = api.get("/openapi").object();
      List<Described> all = new ArrayList<>();
      for (var path : object(document, "paths").members().entrySet()) {
        for (var method : ((JsonObject) path.getValue()).members().entrySet()) {
          if (METHODS.contains(method.getKey())) {
            JsonObject operation = (JsonObject) method.getValue();
            all.add(of(document, method.getKey(), path.getKey(), operation));
          }
        }
      }
      return all;
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  private static Described of(JsonObject document, String method, String path, JsonObject operation)
      throws BadValue {
    Map<String, String> inputs = new LinkedHashMap<>();
    for (JsonObject parameter : operation.objects("parameters")) {
      inputs.put(parameter.text("name"), parameter.text("in"));
    }
    String type = "";
    Set<String> members = Set.of();
    if (operation.members().get("requestBody") instanceof JsonObject body) {
      var content = object(body, "content").members().entrySet().iterator().next();
      type = content.getKey();
      JsonObject schema = object((JsonObject) content.getValue(), "schema");
      members = members(document, schema);
    }
    return new Described(method.toUpperCase(java.util.Locale.ROOT), path, inputs, type, members);
  }

  private static Set<String> members(JsonObject document, JsonObject schema) throws BadValue {
    String reference = schema.optionalText("$ref").orElse("");
    JsonObject meant =
        reference.isEmpty()
            ? schema
            : object(
                object(object(document, "components"), "schemas"),
                reference.substring(reference.lastIndexOf('/') + 1));
    return meant.members().get("properties") instanceof JsonObject properties
        ? properties.members().keySet()
        : Set.of();
  }

  private static JsonObject object(JsonObject in, String member) throws BadValue {
    return in.optionalObject(member)
        .orElseThrow(() -> new BadValue(member, BadValue.Reason.MISSING));
  }

  /** Whether its answer has an end. */
  boolean ends() {
    return !path.equals("/api/events");
  }

  /** The path with {@code value} for one parameter and something harmless for the others. */
  String target(String input, String value) {
    String target = path;
    StringBuilder query = new StringBuilder();
    for (var each : inputs.entrySet()) {
      boolean meant = each.getKey().equals(input);
      if (each.getValue().equals("path")) {
        target = target.replace('{' + each.getKey() + '}', encoded(meant ? value : "7777"));
      } else if (each.getValue().equals("query") && meant) {
        query.append('?').append(input).append('=').append(encoded(value));
      }
    }
    return target + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return method + ' ' + path;
  }
}
