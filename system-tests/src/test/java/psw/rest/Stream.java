package psw.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An open stream of events, read as they come. */
final class Stream implements AutoCloseable {
  /** An event; absent lines are empty. */
  record Event(String type, String id, String data) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final InputStream in;
  private final int status;

  Stream(HttpResponse<InputStream> answer) {
    status = answer.statusCode();
    in = answer.body();
    Thread reading = new Thread(this::read, "events");
    reading.setDaemon(true);
    reading.start();
  }

  int status() {
    return status;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String type = "";
      String id = "";
      String data = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && !type.isEmpty()) {
          events.add(new Event(type, id, data));
          type = "";
          id = "";
          data = "";
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        }
      }
    } catch (IOException e) {
      // closed by the test
      events.clear();
    }
  }

  /** The next event; fails after fifteen seconds without one. */
  Event next() {
    try {
      Event next = events.poll(15, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no event came");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether an event has come that was not read yet. */
  boolean hasMore() {
    return !events.isEmpty();
  }

  /** The next so many events. */
  List<Event> next(int count) {
    List<Event> all = new ArrayList<>();
    while (all.size() < count) {
      all.add(next());
    }
    return all;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
