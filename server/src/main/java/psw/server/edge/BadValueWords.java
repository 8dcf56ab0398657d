package psw.server.edge;

import java.util.Map;
import java.util.Set;
import psw.wire.value.BadValue;

/** Words for a refused value. */
final class BadValueWords {
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("name", "1 to 64 visible characters"),
          Map.entry("description", "at most 256 characters"),
          Map.entry("ip", "a unicast IPv4 or IPv6 address, not link-local"),
          Map.entry("port", "a number from 1 to 65535"),
          Map.entry("id", "a positive whole number"),
          Map.entry("label", "1 to 32 of a-z, 0-9 and inner hyphens"),
          Map.entry("size", "a number from 1 to 1000"),
          Map.entry("page", "a number from 1, and page times size at most 10000"),
          Map.entry("after", "what a Link header gave"),
          Map.entry("Last-Event-ID", "the id of an event of this server"),
          Map.entry("broker", "a broker's id of 39 characters, or several with commas between"),
          Map.entry("q", "at most 64 characters"),
          Map.entry("visibility", "public or private"),
          Map.entry("ephemeral", "true or false"),
          Map.entry("url", "http:// or https://, a host and perhaps a port"),
          Map.entry("pin", "after https:// and the address #sha256= and 43 characters"),
          Map.entry("nameplate", "four or six digits"),
          Map.entry("number", "a number from 1 to 8"),
          Map.entry("wait", "seconds from 0 to 25"),
          Map.entry("reason", "wrong-word, tampered, cancelled or done"),
          Map.entry("Idempotency-Key", "16 random bytes in base64url"),
          Map.entry(
              "until", "a day as 2026-12-24 or a time as 2026-12-24T18:00:00Z, later than now"),
          Map.entry("service", "a service's number or its label"),
          Map.entry("form", "words or link, or else a code"),
          Map.entry("code", "as 4821-guitar-candle-orbit@rv.example, or a link psw://…"),
          Map.entry("words", "three words of the list, with hyphens between"),
          Map.entry("secret", "the 26 characters after # in the link"),
          Map.entry("host", "a host name or an address, and perhaps a port"),
          Map.entry("ssh", "the line of an ssh-ed25519 public key"),
          Map.entry("rendezvous", "https://HOST[:PORT], perhaps with #sha256= and its pin"),
          Map.entry("body", "one JSON object in UTF-8"));

  // there is no range to be out of
  private static final Set<String> CHOICES = Set.of("visibility", "ephemeral", "form");

  private BadValueWords() {}

  static String of(BadValue bad) {
    if (bad.reason() == BadValue.Reason.OUT_OF_RANGE && CHOICES.contains(bad.part())) {
      return bad.part() + ": it should be " + FORMS.get(bad.part());
    }
    String what =
        switch (bad.reason()) {
          case MISSING -> "missing";
          case WRONG_TYPE -> "of the wrong type";
          case MALFORMED -> "malformed";
          case OUT_OF_RANGE -> "out of range";
          case TOO_LONG -> "too long";
          case DUPLICATE -> "there twice";
        };
    String form = FORMS.get(bad.part());
    return bad.part() + ": " + what + (form == null ? "" : "; it should be " + form);
  }
}
