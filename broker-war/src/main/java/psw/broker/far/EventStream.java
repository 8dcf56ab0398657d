package psw.broker.far;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * The events of one connection, taken by one thread. The far end is held back while nobody takes,
 * so that it cannot fill this machine's memory.
 */
public final class EventStream implements AutoCloseable {
  private final Chunks chunks;
  private final EventParser parser = new EventParser();
  private final Queue<Event> ready = new ArrayDeque<>();

  EventStream(Chunks chunks) {
    this.chunks = chunks;
  }

  /**
   * The next event.
   *
   * @param patience how long the far end may be silent; its heartbeats count as sound
   */
  public Event next(Duration patience) throws Trouble.Failed, InterruptedException {
    while (ready.isEmpty()) {
      try {
        ready.addAll(parser.feed(chunks.take(patience)));
      } catch (Trouble.TooMuch e) {
        throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
      }
    }
    return ready.remove();
  }

  /** Ends the connection. */
  @Override
  public void close() {
    chunks.cancel();
  }

  /** What arrives, one chunk ahead of who takes it. */
  static final class Chunks implements HttpResponse.BodySubscriber<EventStream> {
    private final BlockingQueue<Optional<ByteBuffer>> arrived = new ArrayBlockingQueue<>(64);
    private final CompletableFuture<EventStream> opened = new CompletableFuture<>();
    private volatile Flow.Subscription subscription;
    private volatile boolean cancelled;

    @Override
    public CompletionStage<EventStream> getBody() {
      return opened;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (cancelled) {
        given.cancel();
      }
      opened.complete(new EventStream(this));
      given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      int size = parts.stream().mapToInt(ByteBuffer::remaining).sum();
      ByteBuffer whole = ByteBuffer.allocate(size);
      parts.forEach(whole::put);
      offer(Optional.of(whole.flip()));
    }

    @Override
    public void onError(Throwable cause) {
      offer(Optional.empty());
    }

    @Override
    public void onComplete() {
      offer(Optional.empty());
    }

    // one chunk is asked for at a time, so the queue has room; when it has not, the stream ends
    private void offer(Optional<ByteBuffer> chunk) {
      if (!arrived.offer(chunk)) {
        cancel();
      }
    }

    ByteBuffer take(Duration patience) throws Trouble.Failed, InterruptedException {
      Optional<ByteBuffer> chunk = arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (chunk == null) {
        throw new Trouble.Failed(Trouble.TIMEOUT);
      }
      if (chunk.isEmpty()) {
        throw new Trouble.Failed(Trouble.BROKEN);
      }
      subscription.request(1);
      return chunk.get();
    }

    void cancel() {
      cancelled = true;
      Flow.Subscription given = subscription;
      if (given != null) {
        given.cancel();
      }
    }
  }
}
