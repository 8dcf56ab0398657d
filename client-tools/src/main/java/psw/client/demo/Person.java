package psw.client.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One of those who play on loopback: a home, ports, and what is typed there. */
final class Person {
  private static final Duration LONG = Duration.ofMinutes(3);

  private final String name;
  private final Path home;
  private final Stage stage;
  private final Consumer<Process> started;
  private final int port = free();
  private final int tlsPort = free();
  private final int sshPort = free();

  /**
   * Somebody with an empty home.
   *
   * @param started told of every process, so that none outlives the demo
   */
  Person(String name, Path work, Stage stage, Consumer<Process> started) throws IOException {
    this.name = name;
    this.home = Files.createDirectory(work.resolve(name));
    this.stage = stage;
    this.started = started;
  }

  /** A port that was free a moment ago. */
  static int free() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  /** Where the server's pages are. */
  String page() {
    return "http://127.0.0.1:" + port + "/";
  }

  Path token() {
    return home.resolve(".local/share/psw/broker/cli.token");
  }

  /** Runs a server, on loopback alone. */
  Job serve(String... words) throws StepFailed {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--loopback", "--port", "" + port, "--tls-port", "" + tlsPort));
    return start(all.toArray(String[]::new));
  }

  /** Runs the SSH server for tunnels. */
  Job gateway() throws StepFailed {
    return start("gateway", "--listen", "127.0.0.1", "--port", "" + sshPort);
  }

  /** Types a command of psw and shows what it says. Ends the step unless it exits as expected. */
  List<String> type(int exit, String... words) throws StepFailed, InterruptedException {
    show(words);
    try {
      Path out = home.resolve("out");
      Path err = home.resolve("err");
      Process psw = psw(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      started.accept(psw);
      psw.getOutputStream().close();
      boolean ended = psw.waitFor(LONG.toSeconds(), TimeUnit.SECONDS);
      List<String> lines = Files.readAllLines(out);
      lines.stream().filter(line -> !line.isBlank()).forEach(stage::shown);
      if (!ended || psw.exitValue() != exit) {
        psw.destroyForcibly();
        Files.readString(err).lines().forEach(stage::shown);
        throw new StepFailed(
            ended ? "exit code " + psw.exitValue() : "no end within three minutes");
      }
      return lines;
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  /** What a command of psw prints, which nobody needs to see. */
  String ask(String... words) throws StepFailed, InterruptedException {
    try {
      Process psw = psw(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      started.accept(psw);
      psw.getOutputStream().close();
      String said = new String(psw.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      psw.waitFor();
      return said;
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  /** Types a command of psw that keeps running. */
  Job start(String... words) throws StepFailed {
    show(words);
    return job(words[0], psw(words));
  }

  /** Runs a class of the demo's that keeps running. */
  Job run(Class<?> program, String... words) throws StepFailed {
    List<String> command = new ArrayList<>(java("-cp", Actor.jar().toString(), program.getName()));
    command.addAll(List.of(words));
    return job(program.getSimpleName(), builder(command));
  }

  private Job job(String what, ProcessBuilder builder) throws StepFailed {
    try {
      Process process = builder.start();
      started.accept(process);
      return new Job(what, process);
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  private void show(String... words) {
    stage.typed(
        name,
        List.of(words).stream()
            .map(word -> word.contains(" ") ? '"' + word + '"' : word)
            .collect(Collectors.joining(" ", "psw ", "")));
  }

  private ProcessBuilder psw(String... words) {
    List<String> command = new ArrayList<>(java("-jar", Actor.jar().toString()));
    command.addAll(List.of(words));
    return builder(command);
  }

  // where this user's own psw keeps its files and finds its broker is none of the demo's
  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(each -> each.startsWith("PSW_"));
    builder.environment().put("PSW_NAME", name);
    builder.environment().put("PSW_ADDR", "127.0.0.1");
    builder.environment().put("PSW_BROKER", "http://127.0.0.1:" + port);
    // Java's counters would be a file outside of the demo's directory
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:-UsePerfData");
    return builder;
  }

  private List<String> java(String... words) {
    List<String> all = new ArrayList<>();
    all.add(Actor.java().resolve("bin/java").toString());
    all.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Duser.home=" + home));
    all.addAll(List.of(words));
    return all;
  }
}
