package psw.client.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One application's connection: a thread that sends what the application says, and one that
 * delivers what comes back. Each direction ends by itself; the last one to end cleans up.
 */
final class Connection implements Runnable {
  /** One SSH packet's worth: 32 KiB less its framing, so that a full read is one packet. */
  private static final int SENT_AT_ONCE = 32 * 1024 - 256;

  /** Small enough that window is granted steadily. */
  private static final int DELIVERED_AT_ONCE = 256 * 1024;

  private static final int SOCKS_PATIENCE_MS = 30_000;

  private final Socket app;
  private final Optional<Target> target;
  private final Link link;
  private final Told told;
  private final Executor threads;
  private final Runnable whenOver;
  private final AtomicInteger directions = new AtomicInteger(2);
  private volatile boolean delivered;

  /**
   * A connection to be run.
   *
   * @param target empty when the application says by SOCKS
   * @param told hears whether a target is reached that the application does not know of
   */
  Connection(
      Socket app,
      Optional<Target> target,
      Link link,
      Told told,
      Executor threads,
      Runnable whenOver) {
    this.app = app;
    this.target = target;
    this.link = link;
    this.told = told;
    this.threads = threads;
    this.whenOver = whenOver;
  }

  @Override
  public void run() {
    Wormhole wormhole = null;
    try {
      app.setTcpNoDelay(true);
      wormhole = target.isPresent() ? connectTold(target.get()) : connectBySocks();
    } catch (IOException | Refused gone) {
      // the application learns it from its closed connection
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (wormhole == null) {
        close();
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

  // the application learns no more than that its connection was closed; the user does
  private Wormhole connectTold(Target to) throws Refused, InterruptedException {
    try {
      Wormhole wormhole = connect(to);
      told.reached(to);
      return wormhole;
    } catch (Refused e) {
      told.refused(to, e.why(), System.nanoTime());
      throw e;
    }
  }

  private Wormhole connect(Target to) throws Refused, InterruptedException {
    InetSocketAddress origin = (InetSocketAddress) app.getRemoteSocketAddress();
    return link.connect(to, origin, this::farSideClosed);
  }

  private Wormhole connectBySocks() throws IOException, Refused, InterruptedException {
    Socks socks = new Socks(app.getInputStream(), app.getOutputStream());
    app.setSoTimeout(SOCKS_PATIENCE_MS);
    Target to = socks.request();
    app.setSoTimeout(0);
    Wormhole wormhole;
    try {
      wormhole = connect(to);
    } catch (Refused e) {
      socks.answer(Socks.Reply.of(e.why()));
      throw e;
    }
    try {
      socks.answer(Socks.Reply.SUCCEEDED);
      return wormhole;
    } catch (IOException e) {
      wormhole.close();
      wormhole.free();
      throw e;
    }
  }

  private void send(Wormhole wormhole) {
    try {
      InputStream in = app.getInputStream();
      byte[] buffer = new byte[SENT_AT_ONCE];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        wormhole.send(buffer, n);
      }
      wormhole.endSending();
    } catch (IOException eitherSideGone) {
      wormhole.close();
    }
  }

  private void deliver(Wormhole wormhole) {
    Ring ring = wormhole.ring();
    try {
      OutputStream out = app.getOutputStream();
      for (int n = ring.await(); n > 0; n = ring.await()) {
        int part = Math.min(n, DELIVERED_AT_ONCE);
        out.write(ring.array(), ring.offset(), part);
        ring.release(part);
        wormhole.consumed(part);
      }
      if (ring.end() == Ring.End.COMPLETE) {
        app.shutdownOutput();
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
    try {
      app.setSoLinger(true, 0);
    } catch (SocketException gone) {
      // closed already
    }
    close();
  }

  private void close() {
    try {
      app.close();
    } catch (IOException gone) {
      // which is what was wanted
    }
  }
}
