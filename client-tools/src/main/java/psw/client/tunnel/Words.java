package psw.client.tunnel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.IpAddress;

/** Words with colons between them, and IPv6 addresses in brackets. */
final class Words {
  private Words() {}

  /** Splits at the colons outside brackets; brackets around a whole word are taken away. */
  static List<String> split(String text) throws BadValue {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at <= text.length()) {
      if (at == text.length() || text.charAt(at) == ':') {
        words.add(word.toString());
        word.setLength(0);
        at++;
      } else if (text.charAt(at) == '[') {
        int end = text.indexOf(']', at);
        boolean whole = end == text.length() - 1 || (end > 0 && text.charAt(end + 1) == ':');
        if (!word.isEmpty() || !whole || text.indexOf(':', at) > end) {
          throw new BadValue("forward", Reason.MALFORMED);
        }
        word.append(text, at + 1, end);
        at = end + 1;
      } else {
        word.append(text.charAt(at++));
      }
    }
    return words;
  }

  static String endpoint(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  /** The literal, without a zone's name where there is none. */
  static String endpoint(InetAddress address, int port) {
    return endpoint(IpAddress.text(address), port);
  }
}
