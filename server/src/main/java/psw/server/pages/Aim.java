package psw.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page that a visitor wanted before he had to log in. Always one of this application's own: a
 * login leads nowhere else, whatever its address says.
 *
 * @param path from the application's root, with its query
 */
public record Aim(String path) {
  /** The parameter of the login's address that holds it. */
  public static final String PARAMETER = "to";

  // one slash and a letter: two slashes would be another host
  private static final Pattern FORM =
      Pattern.compile("/[a-z][a-z-]{0,30}\\.xhtml(\\?[A-Za-z0-9=&%._~-]{1,200})?");
  private static final Pattern NO_AIM = Pattern.compile("/(login|setup)\\.xhtml.*");

  /** Reads what stands in an address or a form; what is no page of ours is no aim. */
  public static Optional<Aim> parse(String text) {
    return text != null && FORM.matcher(text).matches() && !NO_AIM.matcher(text).matches()
        ? Optional.of(new Aim(text))
        : Optional.empty();
  }

  /** The page that is being asked for. */
  static Optional<Aim> of(HttpServletRequest request) {
    String query = request.getQueryString();
    return parse(request.getServletPath() + (query == null ? "" : '?' + query));
  }

  /** What follows the login's own path. */
  String query() {
    return '?' + PARAMETER + '=' + URLEncoder.encode(path, StandardCharsets.UTF_8);
  }
}
