package psw.client.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One application's connection: a thread that sends what the application says, and one that
 * delivers what comes back. Each direction ends by itself; the last one to end cleans up.
 */
final class Connection implements Runnable {
  /** Small enough that window is granted steadily. */
  private static final int DELIVERED_AT_ONCE = 256 * 1024;

  private final App app;
  private final Wish.Asking asking;
  private final Told told;
  private final Traffic traffic;
  private final Executor threads;
  private final Runnable whenOver;
  private final AtomicInteger directions = new AtomicInteger(2);
  private volatile Optional<Link> link = Optional.empty();
  private volatile boolean delivered;
  private boolean cut;

  /**
   * A connection to be run.
   *
   * @param told hears whether a target is reached that the application does not know of
   */
  Connection(
      App app,
      Wish.Asking asking,
      Told told,
      Traffic traffic,
      Executor threads,
      Runnable whenOver) {
    this.app = app;
    this.asking = asking;
    this.told = told;
    this.traffic = traffic;
    this.threads = threads;
    this.whenOver = whenOver;
  }

  @Override
  public void run() {
    Wormhole wormhole = null;
    try {
      wormhole = connect(asking.ask(app));
    } catch (IOException | Refused gone) {
      // the application learns it from its connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (wormhole == null) {
        if (cut) {
          reset();
        } else {
          close();
        }
        whenOver.run();
      }
    }
    if (wormhole != null) {
      carry(wormhole);
    }
  }

  private void carry(Wormhole wormhole) {
    try {
      threads.execute(() -> direction(() -> deliver(wormhole), wormhole));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      directions.decrementAndGet();
      wormhole.close();
    }
    direction(() -> send(wormhole), wormhole);
  }

  private void direction(Runnable work, Wormhole wormhole) {
    try {
      work.run();
    } finally {
      if (directions.decrementAndGet() == 0) {
        wormhole.close();
        wormhole.free();
        close();
        whenOver.run();
      }
    }
  }

  // an application that cannot be told is cut, lest it takes a clean end for all that there is
  private Wormhole connect(Wish wish) throws IOException, Refused, InterruptedException {
    Wormhole wormhole;
    try {
      wormhole = connect(wish.sessions(), wish.target());
    } catch (Refused e) {
      cut = wish.told();
      if (cut) {
        told.refused(wish.target(), e.why(), System.nanoTime());
      }
      wish.answer().refused(e.why());
      throw e;
    }
    told.reached(wish.target());
    try {
      wish.answer().reached();
      return wormhole;
    } catch (IOException e) {
      wormhole.close();
      wormhole.free();
      throw e;
    }
  }

  /** What one session may not, the next may: a server fixes at the login what is granted. */
  private Wormhole connect(Sessions sessions, Target to) throws Refused, InterruptedException {
    Link first = sessions.now();
    try {
      return connect(first, to);
    } catch (Refused e) {
      Link next = e.why() == Refused.Why.PROHIBITED ? sessions.after(first) : first;
      if (next == first) {
        throw e;
      }
      return connect(next, to);
    }
  }

  private Wormhole connect(Link by, Target to) throws Refused, InterruptedException {
    link = Optional.of(by);
    return by.connect(to, app.origin(), this::farSideClosed);
  }

  /** Whether it goes through this session. */
  boolean isBy(Link one) {
    return link.filter(by -> by == one).isPresent();
  }

  private void send(Wormhole wormhole) {
    try {
      InputStream in = app.in();
      byte[] buffer = new byte[Wormhole.PAYLOAD];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        wormhole.send(buffer, n);
        traffic.sent(n);
        // memory is for who has much to say
        if (n == buffer.length && n < Wormhole.SENT_AT_ONCE) {
          buffer = new byte[Wormhole.SENT_AT_ONCE];
        }
      }
      wormhole.endSending();
    } catch (IOException eitherSideGone) {
      wormhole.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      wormhole.close();
    }
  }

  private void deliver(Wormhole wormhole) {
    Ring ring = wormhole.ring();
    try {
      OutputStream out = app.out();
      for (int n = ring.await(); n > 0; n = ring.await()) {
        int part = Math.min(n, DELIVERED_AT_ONCE);
        out.write(ring.array(), ring.offset(), part);
        ring.release(part);
        traffic.delivered(part);
        wormhole.consumed(part);
      }
      if (ring.end() == Ring.End.COMPLETE) {
        app.endOutput();
      } else {
        reset();
      }
    } catch (IOException eitherSideGone) {
      ring.discard();
      // if it is the far side, a clean end would pass for the whole
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      delivered = true;
      if (wormhole.isClosed()) {
        close();
      }
    }
  }

  // The target takes nothing any more: the application must not go on sending into the void.
  private void farSideClosed() {
    if (delivered) {
      close();
    }
  }

  /** Ends it from outside: the application sees that it was cut. */
  void abort() {
    reset();
  }

  private void reset() {
    app.reset();
  }

  private void close() {
    app.close();
  }
}
