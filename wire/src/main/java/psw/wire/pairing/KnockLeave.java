package psw.wire.pairing;

import java.util.ArrayList;
import java.util.List;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.Base64Url;
import psw.wire.value.Port;

/**
 * What a site gives the other so that it may knock: a key of its own, and how.
 *
 * @param id the key's id, 8 bytes in base64url, 11 characters; no secret
 * @param key the key of the authenticated datagram, 32 bytes in base64url, 43 characters
 * @param mode how this site's gate is opened
 * @param ports the knock ports in their order, 1 to 8, in sequence mode alone; secret, too
 */
public record KnockLeave(String id, String key, Mode mode, List<Port> ports) {
  /** The length of an id, before base64url. */
  public static final int ID_BYTES = 8;

  /** The length of a key, before base64url. */
  public static final int KEY_BYTES = 32;

  private static final int MOST_PORTS = 8;

  /** The ways of opening a gate. */
  public enum Mode {
    /** One authenticated datagram. */
    SPA("spa"),
    /** A sequence of knocks. */
    SEQUENCE("seq");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    static Mode parse(String text) throws BadValue {
      for (Mode mode : values()) {
        if (mode.word.equals(text)) {
          return mode;
        }
      }
      throw new BadValue("mode", Reason.MALFORMED);
    }
  }

  /** Copies the list in. */
  public KnockLeave {
    ports = List.copyOf(ports);
  }

  /** Reads what {@link #toJson} writes; the part is the member at fault. */
  public static KnockLeave parse(JsonObject json) throws BadValue {
    String id = json.text("id");
    String key = json.text("key");
    Base64Url.decode(id, ID_BYTES, "knock");
    Base64Url.decode(key, KEY_BYTES, "knock");
    Mode mode = Mode.parse(json.text("mode"));
    List<Port> ports = new ArrayList<>();
    for (long port : json.integers("ports")) {
      ports.add(Port.of(port));
    }
    if (ports.size() > MOST_PORTS) {
      throw new BadValue("ports", Reason.TOO_LONG);
    }
    if (ports.isEmpty() == (mode == Mode.SEQUENCE)) {
      throw new BadValue("ports", mode == Mode.SEQUENCE ? Reason.MISSING : Reason.OUT_OF_RANGE);
    }
    return new KnockLeave(id, key, mode, ports);
  }

  /** With its secrets, for the other side of a pairing or a sealed store. */
  public JsonObject toJson() {
    return JsonObject.with("id", id)
        .and("key", key)
        .and("mode", mode.word)
        .and("ports", ports.stream().map(port -> (long) port.number()).toList())
        .build();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "knock key " + id + " (" + mode.word + ')';
  }
}
