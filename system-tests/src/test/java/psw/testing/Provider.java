package psw.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import psw.wire.json.JsonObject;
import psw.wire.value.Base64Url;
import psw.wire.value.Sha256;

/**
 * A small provider of OpenID Connect on loopback: asks who sits there and believes it. Strict in
 * what a provider must be strict in: client, secret, address of return, PKCE, codes of one use.
 */
public final class Provider implements AutoCloseable {
  /** What it calls the broker. */
  public static final String CLIENT = "the broker";

  /** What the broker proves that with; it holds what must be encoded. */
  public static final String SECRET = "s3cret: & %+";

  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><title>Provider</title></head><body>
      <h1>Who is it?</h1>
      <form action="/allow"><input type="hidden" name="asked" value="NUMBER">
      <label for="sub">Subject</label> <input id="sub" name="sub">
      <label for="email">Address</label> <input id="email" name="email">
      <input type="submit" name="yes" value="Say so"></form>
      <form action="/refuse"><input type="hidden" name="asked" value="NUMBER">
      <input type="submit" value="Say nothing"></form></body></html>
      """;

  private final HttpServer server;
  private final KeyPair key = pair();
  private final KeyPair another = pair();
  private final String returns;
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final List<String> sentTo = new CopyOnWriteArrayList<>();
  private volatile boolean down;
  private volatile boolean forging;

  /**
   * Starts one.
   *
   * @param returns the one address to which it sends browsers back
   */
  public Provider(String returns) throws IOException {
    this.returns = returns;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its name. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where browsers were sent back, the latest last. */
  public List<String> sentTo() {
    return sentTo;
  }

  /** How many logins it was asked for. */
  public int asked() {
    return asked.size();
  }

  /** Whether it fails from now on. */
  public void setDown(boolean now) {
    down = now;
  }

  /** Whether it signs with a key that it does not publish. */
  public void setForging(boolean now) {
    forging = now;
  }

  /**
   * What it does for a person without a browser.
   *
   * @param asked where the broker sent him
   * @return where he is sent back
   */
  public String says(String asked, String subject) {
    String number = UUID.randomUUID().toString();
    this.asked.put(number, fields(URI.create(asked).getRawQuery()));
    Map<String, String> login = new HashMap<>(this.asked.get(number));
    login.put("sub", subject);
    login.put("email", "");
    return returning(number, login);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> query = fields(exchange.getRequestURI().getRawQuery());
      switch (exchange.getRequestURI().getPath()) {
        case "/.well-known/openid-configuration" -> json(exchange, itself());
        case "/keys" -> json(exchange, keys());
        case "/authorize" -> authorize(exchange, query);
        case "/allow" -> allow(exchange, query);
        case "/refuse" ->
            redirect(
                exchange,
                back(
                    query.get("asked"),
                    "error=access_denied&error_description=%3Cb%3Epwned%3C%2Fb%3E"));
        case "/token" -> token(exchange, fields(body));
        case "/lure" -> page(exchange, "<a href=\"" + query.get("to") + "\">Free tea</a>");
        default -> exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  private static Map<String, String> fields(String encoded) {
    Map<String, String> all = new HashMap<>();
    for (String pair : encoded == null ? new String[0] : encoded.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String value = parts.length == 2 ? parts[1] : "";
      if (all.put(parts[0], URLDecoder.decode(value, StandardCharsets.UTF_8)) != null) {
        throw new IllegalArgumentException("twice: " + parts[0]);
      }
    }
    return all;
  }

  private JsonObject itself() {
    return JsonObject.with("issuer", issuer())
        .and("authorization_endpoint", issuer() + "/authorize")
        .and("token_endpoint", issuer() + "/token")
        .and("jwks_uri", issuer() + "/keys")
        .and("response_types_supported", List.of("code"))
        .and("authorization_response_iss_parameter_supported", true)
        .build();
  }

  private JsonObject keys() {
    RSAPublicKey known = (RSAPublicKey) key.getPublic();
    JsonObject one =
        JsonObject.with("kty", "RSA")
            .and("kid", "1")
            .and("use", "sig")
            .and("n", unsigned(known.getModulus()))
            .and("e", unsigned(known.getPublicExponent()))
            .build();
    return JsonObject.with("keys", List.of(one)).build();
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return Base64Url.encode(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
    boolean good =
        CLIENT.equals(query.get("client_id"))
            && returns.equals(query.get("redirect_uri"))
            && "code".equals(query.get("response_type"))
            && List.of(query.get("scope").split(" ", -1)).contains("openid")
            && "S256".equals(query.get("code_challenge_method"));
    if (!good) {
      page(exchange, "<h1>This is no client of ours.</h1>");
      return;
    }
    String number = UUID.randomUUID().toString();
    asked.put(number, query);
    page(exchange, PAGE.replace("NUMBER", number));
  }

  private void allow(HttpExchange exchange, Map<String, String> query) throws IOException {
    Map<String, String> login = new HashMap<>(asked.get(query.get("asked")));
    login.put("sub", query.get("sub"));
    login.put("email", query.get("email"));
    redirect(exchange, returning(query.get("asked"), login));
  }

  private String returning(String number, Map<String, String> login) {
    String code = UUID.randomUUID().toString();
    codes.put(code, login);
    return back(number, "code=" + code);
  }

  private String back(String number, String said) {
    String state = asked.get(number).get("state");
    String issuer = URLEncoder.encode(issuer(), StandardCharsets.UTF_8);
    String to = returns + "?" + said + "&state=" + state + "&iss=" + issuer;
    sentTo.add(to);
    return to;
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
    Map<String, String> login = codes.remove(form.getOrDefault("code", ""));
    if (login == null || !isClient(exchange) || !isRight(login, form)) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    JsonObject.Builder answer =
        JsonObject.with("token_type", "Bearer")
            .and("access_token", "of no use here")
            .and("id_token", signed(claims(login)));
    json(exchange, answer.build());
  }

  // RFC 6749, 2.3.1: both are encoded before they are joined
  private static boolean isClient(HttpExchange exchange) {
    String pair =
        URLEncoder.encode(CLIENT, StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static boolean isRight(Map<String, String> login, Map<String, String> form) {
    byte[] verifier = form.get("code_verifier").getBytes(StandardCharsets.US_ASCII);
    return "authorization_code".equals(form.get("grant_type"))
        && login.get("redirect_uri").equals(form.get("redirect_uri"))
        && login.get("code_challenge").equals(Base64Url.encode(Sha256.of(verifier)));
  }

  private JsonObject claims(Map<String, String> login) {
    long now = Instant.now().getEpochSecond();
    JsonObject.Builder claims =
        JsonObject.with("iss", issuer())
            .and("sub", login.get("sub"))
            .and("aud", CLIENT)
            .and("exp", now + 60)
            .and("iat", now)
            .and("nonce", login.get("nonce"));
    if (!login.get("email").isEmpty()) {
      claims.and("email", login.get("email")).and("email_verified", true);
    }
    return claims.build();
  }

  private String signed(JsonObject claims) {
    String header = JsonObject.with("alg", "RS256").and("kid", "1").build().toString();
    String content = encoded(header) + "." + encoded(claims.toString());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign((forging ? another : key).getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + Base64Url.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private void json(HttpExchange exchange, JsonObject said) throws IOException {
    send(exchange, down ? 503 : 200, "application/json", said.toString());
  }

  private static void page(HttpExchange exchange, String html) throws IOException {
    send(exchange, 200, "text/html;charset=UTF-8", html);
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
