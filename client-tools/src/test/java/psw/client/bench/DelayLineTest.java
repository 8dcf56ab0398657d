package psw.client.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DelayLineTest {
  private static final Duration ROUND_TRIP = Duration.ofMillis(60);

  private static Socket call(DelayLine line) throws Exception {
    return new Socket(InetAddress.getLoopbackAddress(), line.port());
  }

  @Test
  void what_is_sent_back_comes_a_round_trip_later_at_the_earliest() throws Exception {
    try (Load echo = Load.of(Load::echo);
        DelayLine line = DelayLine.to(echo.port(), ROUND_TRIP);
        Socket socket = call(line)) {
      long began = System.nanoTime();
      socket.getOutputStream().write('x');
      assertEquals('x', socket.getInputStream().read());
      assertTrue(System.nanoTime() - began >= ROUND_TRIP.toNanos());
    }
  }

  @Test
  void all_that_was_sent_comes_in_its_order() throws Exception {
    byte[] sent = new byte[1 << 20];
    new Random(1).nextBytes(sent);
    try (Load echo = Load.of(Load::echo);
        DelayLine line = DelayLine.to(echo.port(), ROUND_TRIP);
        Socket socket = call(line)) {
      Thread sends =
          new Thread(
              () -> {
                try {
                  socket.getOutputStream().write(sent);
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      sends.start();
      assertArrayEquals(sent, socket.getInputStream().readNBytes(sent.length));
      sends.join();
    }
  }
}
