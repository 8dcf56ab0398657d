package psw.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is called and who calls: against DNS rebinding and against other sites' pages. */
final class Origins {
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}\\]|[A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?");
  private static final Pattern LITERAL = Pattern.compile("\\[.*\\]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final int LAST_PORT = 65_535;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final Set<String> names;

  Origins(Set<String> names) {
    this.names = names;
  }

  /** Whether {@code Host} is localhost, an IP literal or a name of ours. */
  boolean isOwn(String host) {
    Matcher parts = HOST.matcher(host == null ? "" : host);
    if (!parts.matches()
        || Integer.parseInt(Objects.requireNonNullElse(parts.group(2), "0")) > LAST_PORT) {
      return false;
    }
    String name = parts.group(1).toLowerCase(Locale.ROOT);
    return name.equals("localhost") || LITERAL.matcher(name).matches() || names.contains(name);
  }

  /** Whether a page of another origin sends this request. */
  static boolean isForeign(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && !origin.equalsIgnoreCase(own(request))) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null && !SAFE.contains(request.getMethod()) && !OURS.contains(site);
  }

  static String host(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return host != null ? host : request.getServerName() + ":" + request.getServerPort();
  }

  // an origin leaves out the port that its scheme implies; so may Host
  private static String own(HttpServletRequest request) {
    Connection connection = Connection.of(request);
    String implied = connection.isTls() ? ":443" : ":80";
    String host = host(request);
    return connection.scheme()
        + "://"
        + (host.endsWith(implied) ? host.substring(0, host.length() - implied.length()) : host);
  }
}
