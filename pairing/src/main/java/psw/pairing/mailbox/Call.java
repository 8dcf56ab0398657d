package psw.pairing.mailbox;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** One request to a rendez-vous. */
final class Call {
  final String method;
  final String path;
  final Map<String, String> headers;
  final byte[] body;
  final Duration waits;

  private Call(
      String method, String path, Map<String, String> headers, byte[] body, Duration waits) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
    this.waits = waits;
  }

  static Call of(String method, String path) {
    return new Call(method, path, Map.of(), new byte[0], Duration.ZERO);
  }

  Call with(String name, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(name, value);
    return new Call(method, path, all, body, waits);
  }

  Call bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  Call carrying(byte[] bytes) {
    return new Call(method, path, headers, bytes, waits)
        .with("Content-Type", "application/octet-stream");
  }

  /** The same, which the rendez-vous may leave unanswered for so long. */
  Call waiting(Duration longest) {
    return new Call(method, path, headers, body, longest);
  }
}
