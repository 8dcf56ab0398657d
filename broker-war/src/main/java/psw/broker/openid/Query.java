package psw.broker.openid;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names and values as a form or an address holds them. */
final class Query {
  private final StringBuilder text = new StringBuilder();

  Query and(String name, String value) {
    text.append(text.length() == 0 ? "" : "&").append(name).append('=').append(encoded(value));
    return this;
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
