package psw.server.events;

import java.nio.charset.StandardCharsets;
import psw.server.directory.Change;
import psw.wire.json.JsonObject;

/** Events as they stand in the stream. */
final class Frame {
  private static final byte[] HEARTBEAT = bytes(": still here\n\n");

  private Frame() {}

  /** The first one: from which number on changes will follow. */
  static byte[] ready(long position) {
    return numbered("ready", position, JsonObject.with("id", position).build().toString());
  }

  /** The log does not reach back to where the reader was: he must read everything anew. */
  static byte[] reset(long position) {
    return numbered("reset", position, JsonObject.with("id", position).build().toString());
  }

  static byte[] change(Change change) {
    return numbered(change.kind().toString(), change.id(), change.jws());
  }

  /** Without a number: it is not in the log, so nobody can resume after it. */
  static byte[] lease(String jws) {
    return bytes("event: lease\ndata: " + jws + "\n\n");
  }

  static byte[] heartbeat() {
    return HEARTBEAT.clone();
  }

  private static byte[] numbered(String event, long id, String data) {
    return bytes("event: " + event + "\nid: " + id + "\ndata: " + data + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
