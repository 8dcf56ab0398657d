package psw.pairing.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import psw.pairing.mailbox.MailboxFailed.Reason;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.Work;
import psw.wire.value.BadValue;

/** Requests to one rendez-vous. Each may be sent again: what they do, they do once. */
final class Calls {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int TRIES = 3;
  private static final long PAUSE_MILLIS = 300;
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final JsonLimits LIMITS = new JsonLimits(LONGEST_ANSWER, 4, 8192, 20);

  private final Rendezvous rendezvous;
  private final HttpClient client;

  Calls(Rendezvous rendezvous) {
    this.rendezvous = rendezvous;
    this.client = rendezvous.server().client().connectTimeout(CONNECT).build();
  }

  /** What is made anew at each try: a signature is good for one use. */
  interface Fresh {
    Call call();
  }

  /** The JSON of an answer of 200 to 299; {@link Json#NULL} if it has none. */
  Object send(Fresh fresh) throws MailboxFailed {
    MailboxFailed last = new MailboxFailed(Reason.UNREACHABLE, "");
    Optional<String> stamp = Optional.empty();
    for (int tries = 1; tries <= TRIES; tries++) {
      try {
        Call call = fresh.call();
        return once(stamp.isPresent() ? call.with(Work.HEADER, stamp.get()) : call);
      } catch (WorkNeeded needed) {
        stamp = Optional.of(needed.stamp);
        last = new MailboxFailed(Reason.BUSY, "work");
        continue;
      } catch (SSLException e) {
        throw new MailboxFailed(Reason.NOT_VERIFIED, rendezvous.base().getHost());
      } catch (IOException e) {
        last = new MailboxFailed(Reason.UNREACHABLE, e.getClass().getSimpleName());
      }
      pause(tries);
    }
    throw last;
  }

  /** The rendez-vous wants to see work; here it is. */
  private static final class WorkNeeded extends Exception {
    private static final long serialVersionUID = 1L;
    private final String stamp;

    WorkNeeded(String challenge) throws BadValue {
      super("work", null, false, false);
      this.stamp = Work.solve(challenge);
    }
  }

  private Object once(Call call) throws MailboxFailed, WorkNeeded, IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(rendezvous.server().path(call.path))
            .timeout(ANSWER.plus(call.waits))
            .header("Accept", "application/json")
            .method(
                call.method,
                call.body.length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body));
    call.headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      byte[] body = read(response.body());
      int status = response.statusCode();
      if (status / 100 == 2) {
        return body.length == 0 ? Json.NULL : Json.parse(body, LIMITS);
      }
      throw refusal(status, Json.parseObject(body, LIMITS));
    } catch (BadValue e) {
      // a server that is starting, or something between, answers in words of its own
      throw new IOException("no answer of a rendez-vous", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailboxFailed(Reason.UNREACHABLE, "interrupted");
    }
  }

  // the client's own limit ends with the headers
  private static byte[] read(InputStream in) throws IOException {
    Executor later = CompletableFuture.delayedExecutor(ANSWER.toSeconds(), TimeUnit.SECONDS);
    CompletableFuture<Void> limit = CompletableFuture.runAsync(() -> close(in), later);
    try {
      return in.readNBytes(LONGEST_ANSWER + 1);
    } finally {
      limit.cancel(false);
      in.close();
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MailboxFailed refusal(int status, JsonObject problem)
      throws BadValue, WorkNeeded, IOException {
    String type = problem.optionalText("type").orElse("");
    if (!type.startsWith("urn:psw:problem:")) {
      throw new IOException("status " + status + " of another server");
    }
    if (type.endsWith(":work-needed")) {
      throw new WorkNeeded(problem.text("challenge"));
    }
    return switch (status) {
      case 404 -> new MailboxFailed(Reason.UNKNOWN, "404");
      case 410 -> gone(type, problem);
      case 429, 503 -> new MailboxFailed(Reason.BUSY, Integer.toString(status));
      case 500, 502, 504 -> throw new IOException("status " + status);
      default -> new MailboxFailed(Reason.REFUSED, Integer.toString(status));
    };
  }

  private static MailboxFailed gone(String type, JsonObject problem) throws BadValue {
    return switch (type.substring(type.lastIndexOf(':') + 1)) {
      case "crowded" -> new MailboxFailed(Reason.CROWDED, "410");
      case "expired" -> new MailboxFailed(Reason.EXPIRED, "410");
      default -> MailboxFailed.burnt(Ending.parseReason(problem.text("reason")));
    };
  }

  private static void pause(int tries) {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS * tries);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
