package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HurriedTest {
  private ServerSocket listener;
  private Socket caller;
  private Socket accepted;

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    caller = new Socket(listener.getInetAddress(), listener.getLocalPort());
    accepted = listener.accept();
  }

  @AfterEach
  void close() throws IOException {
    caller.close();
    accepted.close();
    listener.close();
  }

  @Test
  void a_byte_now_and_then_does_not_make_it_wait_longer() throws Exception {
    ScheduledExecutorService drips = Executors.newSingleThreadScheduledExecutor();
    try {
      var unused = drips.scheduleAtFixedRate(this::say, 0, 20, TimeUnit.MILLISECONDS);
      Hurried in = new Hurried(accepted, accepted.getInputStream(), Duration.ofMillis(300));
      int[] heard = {0};
      assertThrows(
          SocketTimeoutException.class,
          () -> {
            while (in.read() >= 0) {
              heard[0]++;
            }
          });
      assertTrue(heard[0] > 0 && heard[0] < 100, () -> "" + heard[0]);
    } finally {
      drips.shutdownNow();
    }
  }

  @Test
  void once_all_is_said_there_is_no_limit() throws Exception {
    Hurried in = new Hurried(accepted, accepted.getInputStream(), Duration.ofSeconds(30));
    say();
    assertEquals('x', in.read());
    assertTrue(accepted.getSoTimeout() > 0);
    in.atEase();
    assertEquals(0, accepted.getSoTimeout());
  }

  private void say() {
    try {
      caller.getOutputStream().write('x');
    } catch (IOException closed) {
      // the test is over
    }
  }
}
