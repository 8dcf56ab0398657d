package psw.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static psw.tunnel.ThroughSshd.closedPort;
import static psw.tunnel.ThroughSshd.to;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Tunnel;

/** A tunnel as a SOCKS proxy, and where it listens. */
interface SpeaksSocks extends ThroughSshd {
  private static String curl(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "-m", "20"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Target web() throws IOException {
    String answer = "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nthere";
    return target(
        socket -> {
          byte[] request = new byte[4096];
          assertTrue(socket.getInputStream().read(request) > 0);
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        });
  }

  private String proxy() throws Exception {
    return "127.0.0.1:" + tunnel(Forward.parseDynamic("0")).listening().get(0).address().getPort();
  }

  @Test
  default void a_name_that_only_the_far_end_knows_is_reached_by_socks() throws Exception {
    String url = "http://" + Sshd.NAME_ONLY_IT_KNOWS + ":" + web().port() + "/";
    assertEquals("there", curl("--socks5-hostname", proxy(), url));
  }

  @Test
  default void an_address_is_reached_by_socks() throws Exception {
    assertEquals("there", curl("--socks5", proxy(), "http://127.0.0.1:" + web().port() + "/"));
  }

  @Test
  default void socks_says_that_a_target_refused() throws Exception {
    String url = "http://127.0.0.1:" + closedPort() + "/";
    assertTrue(curl("--socks5-hostname", proxy(), url).contains("(5)"));
  }

  @Test
  default void socks_says_that_a_target_is_prohibited(@TempDir Path other) throws Exception {
    try (Sshd narrow = Sshd.start(other, "PermitOpen 127.0.0.1:9");
        Tunnel tunnel =
            Tunnel.open(
                narrow.plan(Forward.parseDynamic("0")),
                file -> Optional.empty(),
                (target, why) -> {})) {
      String proxy = "127.0.0.1:" + tunnel.listening().get(0).address().getPort();
      String said = curl("--socks5-hostname", proxy, "http://127.0.0.1:" + web().port() + "/");
      assertTrue(said.contains("(2)"), said);
    }
  }

  @Test
  default void by_default_it_listens_on_loopback_alone_and_on_both_families() throws Exception {
    Tunnel tunnel = tunnel(to(target(Target.ECHO).port()));
    int port = tunnel.listening().get(0).address().getPort();
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(one.getInetAddresses())) {
        try (Socket socket = new Socket()) {
          if (address.isLoopbackAddress()) {
            socket.connect(new InetSocketAddress(address, port), 5000);
          } else {
            assertThrows(
                ConnectException.class,
                () -> socket.connect(new InetSocketAddress(address, port), 5000));
          }
        }
      }
    }
  }
}
