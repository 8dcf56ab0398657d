package psw.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A request as a container hands it over: whence, over what, and its headers. */
final class Asked {
  private final String from;
  private final boolean secure;
  private final List<String> headers = new ArrayList<>();

  private Asked(String from, boolean secure) {
    this.from = from;
    this.secure = secure;
  }

  static Asked from(String address) {
    return new Asked(address, false);
  }

  static Asked byTlsFrom(String address) {
    return new Asked(address, true);
  }

  /** With one more line in its head. */
  Asked with(String name, String value) {
    headers.add(name);
    headers.add(value);
    return this;
  }

  HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Asked.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> from;
                  case "isSecure" -> secure;
                  case "getAttribute" -> null;
                  case "getHeader" ->
                      values((String) arguments[0]).stream().findFirst().orElse(null);
                  case "getHeaders" -> Collections.enumeration(values((String) arguments[0]));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private List<String> values(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < headers.size(); i += 2) {
      if (headers.get(i).equalsIgnoreCase(name)) {
        values.add(headers.get(i + 1));
      }
    }
    return values;
  }
}
