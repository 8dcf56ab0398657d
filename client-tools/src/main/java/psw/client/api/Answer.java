package psw.client.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.pairing.pin.ServerUrl;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * An answer of 200 to 299.
 *
 * @param json what it says
 * @param next where it goes on, at the same server
 */
record Answer(Object json, Optional<URI> next) {
  // RFC 8288: a link with relation "next"
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;[^,<]*rel=\"?next\\b");

  JsonObject object() throws BadValue {
    if (json instanceof JsonObject object) {
      return object;
    }
    throw new BadValue("body", BadValue.Reason.WRONG_TYPE);
  }

  List<JsonObject> objects() throws BadValue {
    return JsonObject.with("all", json).build().objects("all");
  }

  /** Where the answer to {@code from} goes on, if it is at the same server. */
  static Optional<URI> next(URI from, ServerUrl server, Optional<String> links) {
    Matcher matcher = NEXT.matcher(links.orElse(""));
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      URI target = from.resolve(matcher.group(1));
      boolean here =
          server.base().getAuthority().equals(target.getAuthority())
              && server.base().getScheme().equals(target.getScheme());
      return here ? Optional.of(target) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
