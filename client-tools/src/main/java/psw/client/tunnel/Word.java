package psw.client.tunnel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody's yes or no, which is not there yet. Silence is a no. */
final class Word {
  // a server waits longer for a login, and a directory is asked for less
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CompletableFuture<Boolean> said = new CompletableFuture<>();

  void say(boolean yes) {
    said.complete(yes);
  }

  /** Waits for it. */
  boolean isYes() {
    try {
      return said.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }
}
