package psw.wire.announcement;

import java.util.List;
import java.util.regex.Pattern;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Port;

/**
 * A site's SSH server (member {@code ssh}).
 *
 * @param port where it listens behind the gate
 * @param hostKeys one or, during a rotation, two fingerprints in OpenSSH's form {@code SHA256:<43
 *     characters of base64>}
 */
public record SshEnd(Port port, List<String> hostKeys) {
  private static final Pattern FINGERPRINT =
      Pattern.compile("SHA256:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]");

  /** Copies the list in. */
  public SshEnd {
    hostKeys = List.copyOf(hostKeys);
  }

  static SshEnd parse(JsonObject json) throws BadValue {
    List<String> keys = json.texts("hk");
    if (keys.isEmpty()) {
      throw new BadValue("hk", Reason.MISSING);
    }
    if (keys.size() > 2) {
      throw new BadValue("hk", Reason.TOO_LONG);
    }
    for (String key : keys) {
      if (!FINGERPRINT.matcher(key).matches()) {
        throw new BadValue("hk", Reason.MALFORMED);
      }
    }
    return new SshEnd(Port.of(json.integer("port")), keys);
  }

  JsonObject toJson() {
    return JsonObject.with("port", port.number()).and("hk", hostKeys).build();
  }
}
