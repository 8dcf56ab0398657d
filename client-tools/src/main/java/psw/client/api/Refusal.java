package psw.client.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Description;

/**
 * A server's "no" (RFC 9457); what it does not say is empty.
 *
 * @param words for people, free of control characters
 * @param word which problem it is
 */
record Refusal(String words, String word) {
  private static final Pattern TYPE = Pattern.compile("urn:psw:problem:([a-z0-9-]{1,64})");

  static Refusal of(byte[] body) {
    try {
      JsonObject problem = Json.parseObject(body, JsonLimits.BODY);
      String title = problem.optionalText("title").orElse("");
      // a description holds no control characters
      String words = Description.parse(problem.optionalText("detail").orElse(title)).text();
      Matcher type = TYPE.matcher(problem.optionalText("type").orElse(""));
      return new Refusal(words, type.matches() ? type.group(1) : "");
    } catch (BadValue e) {
      return new Refusal("", "");
    }
  }
}
