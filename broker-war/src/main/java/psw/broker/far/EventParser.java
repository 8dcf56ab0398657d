package psw.broker.far;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import psw.pairing.http.TooMuch;

/**
 * Takes a stream of server-sent events apart, chunk by chunk, however it was cut. Gives up with
 * {@link TooMuch} when one event is longer than any announcement.
 */
final class EventParser {
  private static final int LONGEST = 80 * 1024;

  // what goes back in a header: what a rendez-vous may count, and no more
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private String type = "";
  private Optional<String> id = Optional.empty();
  private boolean afterReturn;

  /** The events that are complete with this chunk. */
  List<Event> feed(ByteBuffer chunk) throws TooMuch {
    List<Event> complete = new ArrayList<>();
    while (chunk.hasRemaining()) {
      byte b = chunk.get();
      if (b == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = b == '\r';
      if (b == '\n' || b == '\r') {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        line(text).ifPresent(complete::add);
      } else {
        line.write(b);
        if (line.size() > LONGEST) {
          throw new TooMuch();
        }
      }
    }
    return complete;
  }

  private Optional<Event> line(String text) throws TooMuch {
    if (text.isEmpty()) {
      return dispatch();
    }
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> type = value;
      case "data" -> data.append(value).append('\n');
      case "id" -> id = Optional.of(value).filter(number -> ID.matcher(number).matches());
      default -> {
        // comments keep the connection alive; fields of later versions are none of ours
      }
    }
    if (data.length() > LONGEST) {
      throw new TooMuch();
    }
    return Optional.empty();
  }

  private Optional<Event> dispatch() {
    Optional<Event> event =
        data.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Event(
                    type.isEmpty() ? "message" : type, id, data.substring(0, data.length() - 1)));
    data.setLength(0);
    type = "";
    id = Optional.empty();
    return event;
  }
}
