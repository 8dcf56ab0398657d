package psw.broker.announcing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BucketTest {
  private static final long MS = 1_000_000;

  @Test
  void a_burst_goes_at_once() {
    Bucket bucket = new Bucket(0);
    for (int i = 0; i < 18; i++) {
      assertEquals(0, bucket.delay(0));
      bucket.take(0);
    }
    assertTrue(bucket.delay(0) > 0);
  }

  @Test
  void after_a_burst_half_a_second_lies_between_two() {
    Bucket bucket = new Bucket(0);
    for (int i = 0; i < 18; i++) {
      bucket.take(0);
    }
    assertEquals(500 * MS, bucket.delay(0));
    assertEquals(100 * MS, bucket.delay(400 * MS));
    assertEquals(0, bucket.delay(500 * MS));
  }

  @Test
  void never_more_goes_in_a_minute_than_a_rendez_vous_takes() {
    Bucket bucket = new Bucket(0);
    int sent = 0;
    for (long now = 0; now < 60_000 * MS; now += MS) {
      if (bucket.delay(now) == 0) {
        bucket.take(now);
        sent++;
      }
    }
    assertTrue(sent <= 20 + 2 * 60, "sent " + sent);
  }

  @Test
  void what_the_receiver_calls_too_much_empties_it() {
    Bucket bucket = new Bucket(0);
    bucket.empty(0);
    assertEquals(500 * MS, bucket.delay(0));
  }

  @Test
  void a_clock_that_goes_back_grants_nothing() {
    Bucket bucket = new Bucket(1000 * MS);
    bucket.empty(1000 * MS);
    assertEquals(500 * MS, bucket.delay(0));
  }
}
