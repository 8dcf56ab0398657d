package psw.server.events;

import psw.server.directory.Change;
import psw.wire.value.BrokerId;

/** A change as it stands in the stream: encoded once, for all readers. */
final class Told {
  private final long id;
  private final BrokerId broker;
  private final byte[] frame;

  Told(Change change) {
    id = change.id();
    broker = change.broker();
    frame = Frame.change(change);
  }

  long id() {
    return id;
  }

  BrokerId broker() {
    return broker;
  }

  /** The bytes themselves, shared: nobody writes into them. */
  byte[] frame() {
    return frame;
  }
}
