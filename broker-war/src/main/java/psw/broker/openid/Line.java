package psw.broker.openid;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import psw.broker.openid.NotProven.Why;
import psw.pairing.pin.ServerUrl;

/** How the provider is talked to: each answer within seconds, bounded, and from nowhere else. */
final class Line {
  /** The longest answer that is read, in bytes. */
  static final int LIMIT = 256 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  // strangers begin logins too, and one that does not answer must not hold many threads
  private static final int MOST_AT_ONCE = 4;
  private static final Duration TURN = Duration.ofSeconds(1);

  private final Semaphore turns = new Semaphore(MOST_AT_ONCE);
  private final HttpClient http;
  private final Duration patience;

  Line(Duration patience) {
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            // the platform's own would show the key of the server around us
            .sslContext(
                new ServerUrl(URI.create("https://provider.invalid"), Optional.empty()).tls())
            .build();
  }

  /** The body that is there. */
  byte[] get(URI uri) throws NotProven {
    HttpResponse<byte[]> answer =
        ask(HttpRequest.newBuilder(uri).header("Accept", "application/json").build());
    if (answer.statusCode() != 200) {
      throw new NotProven(Why.DOWN);
    }
    return answer.body();
  }

  /** What it answers to a form; one that it refuses is denied. */
  byte[] post(URI uri, Optional<String> authorization, String form) throws NotProven {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    authorization.ifPresent(secret -> request.header("Authorization", secret));
    HttpResponse<byte[]> answer = ask(request.build());
    if (answer.statusCode() != 200) {
      throw new NotProven(answer.statusCode() / 100 == 4 ? Why.DENIED : Why.DOWN);
    }
    return answer.body();
  }

  private HttpResponse<byte[]> ask(HttpRequest request) throws NotProven {
    try {
      if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new NotProven(Why.DOWN);
      }
      try {
        return talk(request);
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotProven(Why.DOWN);
    }
  }

  private HttpResponse<byte[]> talk(HttpRequest request) throws NotProven, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, head -> new Bounded(LIMIT));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new NotProven(Why.DOWN);
    } finally {
      // ends the talk where it is still going on
      answer.cancel(true);
    }
  }
}
