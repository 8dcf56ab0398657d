package psw.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.testing.Needs;

@Needs({"root", "ip", "iptables", "nmap", "sshd", "ssh-keygen", "nc", "nsenter", "curl"})
class DemoIT {
  private static final int STEPS = 18;

  @TempDir private Path temporary;
  private Machine before;

  @BeforeEach
  void look() throws Exception {
    before = Machine.now();
  }

  @Test
  void each_step_does_what_it_says_and_nothing_is_left() throws Exception {
    try (Showing demo = Showing.start(temporary)) {
      demo.awaitLine("2. ");
      Set<String> namespaces = demo.namespaces();
      assertEquals(0, demo.awaitEnd(), demo::text);
      long steps = demo.lines().stream().filter(line -> line.matches("[0-9]+\\. .*")).count();
      long done = demo.lines().stream().filter(line -> line.startsWith("   ok: ")).count();
      assertEquals(List.of(STEPS, STEPS), List.of((int) steps, (int) done), demo::text);
      String revoked = demo.text().substring(demo.text().indexOf("psw revoke rui"));
      assertTrue(revoked.contains("the session to ana is gone"), revoked);
      assertFalse(revoked.contains("lost the address"), revoked);
      demo.assertGone(namespaces, before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "INT", "TERM"})
  void ended_by_a_signal_while_servers_start_it_leaves_nothing(String signal) throws Exception {
    try (Showing demo = Showing.start(temporary)) {
      demo.awaitLine("rui# psw broker");
      Set<String> namespaces = demo.namespaces();
      demo.signal(signal);
      assertTrue(demo.awaitEnd() > 128, demo::text);
      demo.assertGone(namespaces, before);
    }
  }

  @Test
  void kept_it_shows_pages_to_a_browser_on_this_machine_until_enter() throws Exception {
    try (Showing demo = Showing.start(temporary, "--keep")) {
      demo.awaitLine("Enter or Ctrl-C ends it");
      Set<String> namespaces = demo.namespaces();
      for (String name : List.of("rendez-vous", "ana's broker", "rui's broker")) {
        Matcher address =
            Pattern.compile(name + ": (http://127.0.0.1:[0-9]+/)").matcher(demo.text());
        assertTrue(address.find(), demo::text);
        assertEquals(200, status(address.group(1) + "health/ready"), name);
      }
      Matcher token = Pattern.compile("ana's token: cat (\\S+)").matcher(demo.text());
      assertTrue(token.find(), demo::text);
      assertTrue(Files.size(Path.of(token.group(1))) > 20);
      Matcher shell = Pattern.compile("rui's shell: (nsenter .* --all)").matcher(demo.text());
      assertTrue(shell.find(), demo::text);
      assertTrue(said(shell.group(1) + " ip address").contains("10.77.0.3/24"));
      demo.process().getOutputStream().write("\n".getBytes(StandardCharsets.UTF_8));
      demo.process().getOutputStream().flush();
      assertEquals(0, demo.awaitEnd(), demo::text);
      demo.assertGone(namespaces, before);
    }
  }

  private static String said(String command) throws Exception {
    Process process = new ProcessBuilder(command.split(" ")).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static int status(String address) throws Exception {
    HttpURLConnection asked = (HttpURLConnection) URI.create(address).toURL().openConnection();
    asked.setConnectTimeout(5000);
    asked.setReadTimeout(20_000);
    return asked.getResponseCode();
  }
}
