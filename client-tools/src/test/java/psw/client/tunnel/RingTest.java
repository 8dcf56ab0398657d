package psw.client.tunnel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RingTest {
  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static byte[] take(Ring ring, int atMost) throws InterruptedException {
    int n = Math.min(ring.await(), atMost);
    byte[] taken = new byte[n];
    System.arraycopy(ring.array(), ring.offset(), taken, 0, n);
    ring.release(n);
    return taken;
  }

  @Test
  void what_is_put_is_taken_in_order_across_the_edge_and_while_growing() throws Exception {
    byte[] all = bytes(1_000_003);
    Ring ring = new Ring(all.length);
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    Random random = new Random(1);
    int put = 0;
    while (taken.size() < all.length) {
      int n = Math.min(random.nextInt(30_000), all.length - put);
      if (n > 0) {
        ring.put(all, put, n);
        put += n;
      }
      if (ring.size() > 0) {
        taken.writeBytes(take(ring, 1 + random.nextInt(31_000)));
      }
    }
    assertArrayEquals(all, taken.toByteArray());
  }

  @Test
  void what_is_being_read_stays_as_it_is_while_more_arrives() throws Exception {
    Ring ring = new Ring(1 << 20);
    ring.put(bytes(30_000), 0, 30_000);
    int n = ring.await();
    byte[] array = ring.array();
    int offset = ring.offset();
    ring.put(bytes(500_000), 0, 500_000);
    byte[] seen = new byte[n];
    System.arraycopy(array, offset, seen, 0, n);
    assertArrayEquals(bytes(30_000), seen);
    ring.release(n);
    assertArrayEquals(bytes(500_000), take(ring, 500_000));
  }

  @Test
  void more_than_was_granted_is_a_fault_of_the_far_side() throws Exception {
    Ring ring = new Ring(10);
    ring.put(new byte[10], 0, 10);
    take(ring, 10);
    assertThrows(IOException.class, () -> ring.put(new byte[1], 0, 1));
  }

  @Test
  void what_is_granted_may_arrive() throws Exception {
    Ring ring = new Ring(10);
    ring.put(new byte[10], 0, 10);
    ring.grant(5);
    ring.put(new byte[5], 0, 5);
    assertEquals(15, ring.size());
  }

  @Test
  void what_is_there_at_the_end_is_still_taken() throws Exception {
    Ring ring = new Ring(10);
    ring.put(new byte[] {1, 2}, 0, 2);
    ring.end(Ring.End.COMPLETE);
    assertArrayEquals(new byte[] {1, 2}, take(ring, 10));
    assertEquals(0, ring.await());
  }

  @Test
  void the_first_end_counts() {
    Ring ring = new Ring(10);
    ring.end(Ring.End.COMPLETE);
    ring.end(Ring.End.BROKEN);
    assertEquals(Ring.End.COMPLETE, ring.end());
  }

  @Test
  void a_taker_that_waits_is_woken_by_data_and_by_the_end() throws Exception {
    Ring ring = new Ring(10);
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> awaited(ring));
    ring.put(new byte[3], 0, 3);
    assertEquals(3, first.get());
    ring.release(3);
    CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> awaited(ring));
    ring.end(Ring.End.BROKEN);
    assertEquals(0, second.get());
  }

  private static int awaited(Ring ring) {
    try {
      return ring.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void an_idle_ring_holds_no_memory() throws Exception {
    Ring ring = new Ring(1 << 20);
    ring.put(new byte[100_000], 0, 100_000);
    take(ring, 100_000);
    CompletableFuture<Integer> taker = CompletableFuture.supplyAsync(() -> awaited(ring));
    await().until(() -> ring.array().length == 0);
    ring.put(new byte[7], 0, 7);
    assertEquals(7, taker.get());
  }

  @Test
  void nothing_of_a_discarded_ring_is_kept_or_taken() throws Exception {
    Ring ring = new Ring(100);
    ring.put(new byte[50], 0, 50);
    assertEquals(50, ring.await());
    ring.discard();
    ring.put(new byte[50], 0, 50);
    ring.release(50);
    assertEquals(0, ring.await());
  }
}
