package psw.broker.openid;

import java.net.URI;
import java.util.List;
import psw.server.settings.OpenId;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, 3).
 *
 * @param authorization where the browser goes
 * @param token where a code is taken
 * @param keys where its keys are
 * @param basic whether the client's secret goes into a header (RFC 6749, 2.3.1), else into the form
 * @param namesItself whether its answers say whose they are (RFC 9207)
 */
record Provider(URI authorization, URI token, URI keys, boolean basic, boolean namesItself) {
  private static final String BASIC = "client_secret_basic";

  /** Where the provider of this issuer says it. */
  static URI place(String issuer) {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    return URI.create(base + "/.well-known/openid-configuration");
  }

  /**
   * Reads it.
   *
   * @param issuer whose it must be, letter for letter
   */
  static Provider parse(byte[] utf8, String issuer) throws NotProven {
    try {
      JsonObject said = Json.parseObject(utf8, JsonLimits.ANNOUNCEMENT);
      if (!said.text("issuer").equals(issuer)) {
        throw new NotProven(NotProven.Why.ISSUER);
      }
      List<String> ways = said.texts("token_endpoint_auth_methods_supported");
      return new Provider(
          address(issuer, said.text("authorization_endpoint")),
          address(issuer, said.text("token_endpoint")),
          address(issuer, said.text("jwks_uri")),
          ways.isEmpty() || ways.contains(BASIC),
          said.flag("authorization_response_iss_parameter_supported"));
    } catch (BadValue e) {
      throw new NotProven(NotProven.Why.DOWN);
    }
  }

  // one on the network does not send us, or the browser, to this machine in clear
  private static URI address(String issuer, String text) throws NotProven {
    return OpenId.address(text)
        .filter(uri -> uri.getScheme().equals("https") || issuer.startsWith("http:"))
        .orElseThrow(() -> new NotProven(NotProven.Why.DOWN));
  }
}
