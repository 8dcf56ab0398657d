package psw.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A visitor of the pages without a browser: one who keeps a cookie and fills in forms. */
final class Visit {
  private static final Pattern INPUT = Pattern.compile("<input type=\"hidden\"[^>]*>");

  /** Opens a connection. */
  interface Line {
    Socket open() throws IOException;
  }

  private final Line line;
  private String host;
  private String cookie = "";
  private String setCookie = "";
  private String answer = "";

  private Visit(Line line, String host) {
    this.line = line;
    this.host = host;
  }

  /** A visitor at the machine itself, in clear. */
  static Visit on(int port) {
    return new Visit(() -> new Socket(InetAddress.getLoopbackAddress(), port), "127.0.0.1:" + port);
  }

  /** One who comes by another way. */
  static Visit by(Line line, String host) {
    return new Visit(line, host);
  }

  /** Opens a page, wherever it leads. */
  Visit open(String path) {
    String next = path;
    for (int i = 0; i < 5 && next != null; i++) {
      ask("GET " + next, "");
      next = status() / 100 == 3 ? follow() : null;
    }
    return this;
  }

  /** Opens a page, and goes no further. */
  Visit step(String path) {
    ask("GET " + path, "");
    return this;
  }

  private String follow() {
    String location = header("Location");
    Matcher absolute = Pattern.compile("https?://([^/]+)(/.*)?").matcher(location);
    if (!absolute.matches()) {
      return location;
    }
    host = absolute.group(1);
    return absolute.group(2) == null ? "/" : absolute.group(2);
  }

  /** Fills in the form of this id on the page and sends it off; goes where that leads. */
  Visit send(String form, String button, Map<String, String> fields) {
    Matcher there =
        Pattern.compile("<form id=\"" + form + "\".*?</form>", Pattern.DOTALL).matcher(answer);
    if (!there.find()) {
      throw new AssertionError("no form " + form + " on: " + answer);
    }
    Map<String, String> all = new LinkedHashMap<>();
    for (MatchResult hidden : INPUT.matcher(there.group()).results().toList()) {
      all.put(attribute("name", hidden.group()), attribute("value", hidden.group()));
    }
    all.putAll(fields);
    all.put(button, "x");
    return post(attribute("action", there.group()), all);
  }

  /** Sends fields to a page, with nothing that the page gave for them; goes where that leads. */
  Visit post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    ask("POST " + path, body);
    return status() / 100 == 3 ? open(follow()) : this;
  }

  private void ask(String what, String body) {
    String request =
        what
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
            + "Content-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket socket = line.open()) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
    String set = header("Set-Cookie");
    if (!set.isEmpty()) {
      setCookie = set;
      cookie = set.split(";", 2)[0];
    }
  }

  int status() {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  /** A header of the last answer; the last one of its name. */
  String header(String name) {
    Matcher found =
        Pattern.compile("(?imd)^" + name + ": *(.*?)\r$")
            .matcher(answer.substring(0, answer.indexOf("\r\n\r\n") + 2));
    String last = "";
    while (found.find()) {
      last = found.group(1);
    }
    return last;
  }

  /** All of the last answer. */
  String text() {
    return answer;
  }

  /** The host name under which it goes on. */
  String host() {
    return host;
  }

  /** The cookie as it is sent. */
  String cookie() {
    return cookie;
  }

  /** The last cookie as it was set. */
  String setCookie() {
    return setCookie;
  }

  /** Goes on with another cookie. */
  Visit with(String other) {
    cookie = other;
    return this;
  }

  /** Whether the page is shown to one who is logged in. */
  boolean isIn() {
    return answer.contains("Log out");
  }

  private static String attribute(String name, String tag) {
    Matcher found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? found.group(1).replace("&amp;", "&") : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
