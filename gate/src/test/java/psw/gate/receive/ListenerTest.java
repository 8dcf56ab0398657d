package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ListenerTest {
  @TempDir private Path home;
  private final SynchronousQueue<String> said = new SynchronousQueue<>();
  private Receiver receiver;
  private Listener listener;
  private int port;

  @BeforeEach
  void open() throws IOException {
    Clock clock = Clock.systemUTC();
    Path keys = home.resolve("gate.keys");
    receiver = Receiver.untested(keys, home.resolve("last"), from -> {}, System::nanoTime);
    try (DatagramSocket free = new DatagramSocket()) {
      port = free.getLocalPort();
    }
    listener = Listener.open(port, receiver, clock);
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
    receiver.close();
  }

  private void say(String word) {
    try {
      said.put(word);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread run() {
    Thread thread =
        new Thread(
            () ->
                assertThrows(
                    IOException.class,
                    () -> listener.run(outcome -> say(outcome.kind().name()), () -> say("alive"))));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Test
  void it_gives_signs_of_life_while_nothing_arrives_and_ends_when_it_is_closed() throws Exception {
    Thread running = run();
    assertEquals("alive", said.take());
    assertEquals("alive", said.take());
    listener.close();
    while (running.isAlive()) {
      said.poll();
      running.join(10);
    }
  }

  /** So that who is stuck with a datagram gives none. */
  @Test
  void each_sign_of_life_comes_after_what_arrived_was_taken() throws Exception {
    try (DatagramSocket sender = new DatagramSocket()) {
      byte[] noise = new byte[88];
      sender.send(new DatagramPacket(noise, noise.length, InetAddress.getLoopbackAddress(), port));
    }
    run();
    assertEquals("NOISE", said.take());
    assertEquals("alive", said.take());
  }
}
