package psw.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import psw.client.lab.Host;

/** The near end of an {@link Agent}: any number of requests at once. It ends with its host. */
final class HostAgent {
  /** Where the agent's classes lie; a lab must make it visible. */
  static final Path CLASSES = Path.of("target", "test-classes").toAbsolutePath();

  /** The Java that runs the tests; a lab must make it visible. */
  static final Path JAVA = Path.of(System.getProperty("java.home"));

  private final PrintWriter requests;
  private final Map<String, CompletableFuture<String>> pending = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  private HostAgent(PrintWriter requests) {
    this.requests = requests;
  }

  static HostAgent start(Host host) throws IOException {
    Process process =
        host.start(
            // On one processor packets keep their order; on two a busy one delivers late.
            "taskset",
            "--cpu-list",
            processor(),
            JAVA.resolve("bin/java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            CLASSES.toString(),
            Agent.class.getName());
    HostAgent agent = new HostAgent(new PrintWriter(process.outputWriter(), true));
    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
    daemon(() -> answers.lines().forEach(agent::take));
    daemon(() -> process.errorReader().lines().forEach(System.err::println));
    return agent;
  }

  /** The first processor that this process may use (proc_pid_status(5)). */
  private static String processor() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String allowed =
          lines.filter(l -> l.startsWith("Cpus_allowed_list:")).findFirst().orElseThrow();
      return allowed.replaceAll("^\\D*(\\d+).*", "$1");
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void take(String answer) {
    int space = answer.indexOf(' ');
    pending.remove(answer.substring(0, space)).complete(answer.substring(space + 1));
  }

  /** The agent's answer to a request. */
  String request(Object... words) {
    String number = Long.toString(numbers.incrementAndGet());
    CompletableFuture<String> answer = new CompletableFuture<>();
    pending.put(number, answer);
    StringBuilder line = new StringBuilder(number);
    for (Object word : words) {
      line.append(' ').append(word);
    }
    synchronized (requests) {
      requests.println(line);
    }
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Listens on these ports, TCP and UDP, and echoes. */
  void listen(int... ports) {
    for (int port : ports) {
      expectDone(request("listen", port));
    }
  }

  /** Sends a word to every caller. */
  void say() {
    expectDone(request("say"));
  }

  private static void expectDone(String answer) {
    if (!answer.equals("done")) {
      throw new IllegalStateException(answer);
    }
  }
}
