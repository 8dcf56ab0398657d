package psw.client.knock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The copies of a knock: one may be lost, and those that arrive after the first are replays. They
 * lie apart, and at no even distance, so that a queue that is full or a limit that is reached for
 * some milliseconds does not take them all.
 */
final class Copies {
  private static final ScheduledThreadPoolExecutor LATER = later();

  private Copies() {}

  private static ScheduledThreadPoolExecutor later() {
    ScheduledThreadPoolExecutor later =
        new ScheduledThreadPoolExecutor(
            1, Copies::daemon, new ThreadPoolExecutor.DiscardPolicy()); // it ends
    try {
      // a program that ends at once sends what is due first
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(later), "last copies"));
    } catch (IllegalStateException ends) {
      // it ends already, and waits for none
    }
    return later;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "copies of knocks");
    thread.setDaemon(true);
    return thread;
  }

  private static void end(ScheduledThreadPoolExecutor later) {
    later.shutdown();
    try {
      later.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Sends the first at once, the others later, and closes the channel after the last.
   *
   * @param channel connected; no longer the caller's, unless this throws
   * @return false when the host said that nobody listens there; then there are no others
   */
  static boolean begin(DatagramChannel channel, byte[] datagram) throws IOException {
    channel.configureBlocking(false);
    try {
      channel.write(ByteBuffer.wrap(datagram));
      // nobody answers; what came back of the first is told here
      channel.read(ByteBuffer.allocate(1));
    } catch (PortUnreachableException e) {
      channel.close();
      return false;
    }
    after(7, () -> again(channel, datagram));
    after(25, () -> last(channel, datagram));
    return true;
  }

  private static void after(int millis, Runnable work) {
    Future<?> unused = LATER.schedule(work, millis, TimeUnit.MILLISECONDS);
  }

  private static void again(DatagramChannel channel, byte[] datagram) {
    try {
      channel.write(ByteBuffer.wrap(datagram));
    } catch (IOException e) {
      // the first was sent, which is all that can be known
    }
  }

  private static void last(DatagramChannel channel, byte[] datagram) {
    try (channel) {
      again(channel, datagram);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
