package psw.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final AtomicLong written = new AtomicLong();
  private final AtomicInteger over = new AtomicInteger();
  private ServerSocket listener;
  private AsynchronousSocketChannel channel;
  private Socket target;
  private Outbox outbox;

  @BeforeEach
  void connect() throws Exception {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    channel = AsynchronousSocketChannel.open();
    channel.connect(listener.getLocalSocketAddress()).get();
    target = listener.accept();
    target.setSoTimeout(10_000);
    outbox = new Outbox(channel, written::addAndGet, over::incrementAndGet);
  }

  @AfterEach
  void close() throws Exception {
    channel.close();
    target.close();
    listener.close();
  }

  private static byte[] bytes(int from, int length) {
    byte[] some = new byte[length];
    for (int n = 0; n < length; n++) {
      some[n] = (byte) (from + n);
    }
    return some;
  }

  @Test
  void what_is_put_in_single_bytes_arrives_in_order_and_is_counted() throws Exception {
    byte[] all = bytes(0, 100_000);
    for (int n = 0; n < all.length; n++) {
      outbox.put(all, n, 1);
    }
    assertArrayEquals(all, target.getInputStream().readNBytes(all.length));
    await().until(() -> written.get() == all.length);
  }

  @Test
  void the_end_of_one_side_comes_after_what_was_sent_and_leaves_the_other_open() throws Exception {
    byte[] all = bytes(0, 5_000_000);
    outbox.put(all, 0, 4_000_000);
    outbox.put(all, 4_000_000, 1_000_000);
    outbox.endedBySender();
    assertArrayEquals(all, target.getInputStream().readAllBytes());
    assertEquals(0, over.get());
    outbox.endedBySource();
    await().until(() -> over.get() == 1);
  }

  @Test
  void closed_in_order_it_writes_what_waits() throws Exception {
    byte[] all = bytes(0, 5_000_000);
    CountDownLatch closed = new CountDownLatch(1);
    outbox.put(all, 0, all.length);
    outbox.close(false, closed::countDown);
    assertEquals(1, closed.getCount());
    assertArrayEquals(all, target.getInputStream().readAllBytes());
    assertEquals(true, closed.await(10, TimeUnit.SECONDS));
  }

  @Test
  void closed_at_once_it_does_what_is_to_be_done_once() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    outbox.put(bytes(0, 5_000_000), 0, 5_000_000);
    outbox.close(true, closed::incrementAndGet);
    outbox.close(true, closed::incrementAndGet);
    await().until(() -> closed.get() > 0);
    assertEquals(1, closed.get());
  }

  @Test
  void a_target_that_is_gone_is_told_of() throws Exception {
    target.setSoLinger(true, 0);
    target.close();
    byte[] some = bytes(0, 1000);
    await()
        .until(
            () -> {
              outbox.put(some, 0, some.length);
              return over.get() > 0;
            });
  }
}
