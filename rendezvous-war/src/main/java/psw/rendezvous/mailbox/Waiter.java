package psw.rendezvous.mailbox;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import psw.wire.mailbox.Nameplate;

/** One side that waits for its next message; no thread waits with it. */
record Waiter(
    Nameplate nameplate,
    Side side,
    Secret secret,
    int after,
    Instant until,
    AsyncResponse response) {

  /** One waits for each side; a later request takes the place of an earlier one. */
  String place() {
    return nameplate.text() + '/' + side;
  }

  /** The message it waits for: numbers have no gaps. */
  String wanted() {
    return MessageRow.id(nameplate, side.other(), after + 1);
  }

  void answer(List<Message> messages) {
    List<Object> json = messages.stream().<Object>map(Message::toJson).toList();
    response.resume(Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build());
  }

  void fail(Throwable problem) {
    response.resume(problem);
  }
}
