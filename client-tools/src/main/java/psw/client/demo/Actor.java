package psw.client.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import psw.client.lab.Host;
import psw.client.lab.Outcome;

/** One of the hosts, and its user, who types. */
final class Actor {
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Host host;
  private final Stage stage;

  Actor(Host host, Stage stage) {
    this.host = host;
    this.stage = stage;
  }

  Host host() {
    return host;
  }

  /** Types a command and shows what it says. Ends the step unless it exits as expected. */
  List<String> type(int exit, String command) throws StepFailed, InterruptedException {
    stage.typed(host.name(), command);
    Outcome outcome = run(command);
    List<String> lines = outcome.out().lines().toList();
    lines.stream().filter(line -> !line.isBlank()).forEach(stage::shown);
    if (outcome.exit() != exit) {
      outcome.err().lines().forEach(stage::shown);
      throw new StepFailed(
          outcome.timedOut() ? "no end within three minutes" : "exit code " + outcome.exit());
    }
    return lines;
  }

  /** Runs a command that nobody needs to see. */
  Outcome run(String command) throws StepFailed, InterruptedException {
    try {
      return host.command("sh", "-c", withPsw(command)).with("PSW_NAME", host.name()).run(LONG);
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  /** Runs a command that must succeed. */
  String prepare(String command) throws StepFailed, InterruptedException {
    Outcome outcome = run(command);
    if (!outcome.succeeded()) {
      String why = outcome.timedOut() ? "no end within three minutes" : outcome.err().strip();
      throw new StepFailed(host.name() + ": " + command + ": " + why);
    }
    return outcome.out();
  }

  /** Feeds a file of the product to a command. */
  void feed(String resource, String command) throws StepFailed, InterruptedException {
    try (InputStream in = Actor.class.getResourceAsStream(resource)) {
      Process process = host.command("sh", "-c", command).start();
      try (OutputStream input = process.getOutputStream()) {
        in.transferTo(input);
      }
      String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new StepFailed(host.name() + ": " + command + ": " + said.strip());
      }
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  /** Types a command that keeps running. */
  Job start(String command) throws StepFailed {
    stage.typed(host.name(), command);
    return begin(command);
  }

  /** Begins a command that keeps running and that nobody needs to see. */
  Job begin(String command) throws StepFailed {
    try {
      String name = command.substring(0, Math.min(command.length(), 20));
      return new Job(
          name,
          host.command("sh", "-c", "exec " + withPsw(command))
              // the directory is psw's own, and here root runs the broker: so it is named
              .with("PSW_SHARE", "/var/lib/psw-share")
              .with("PSW_NAME", host.name())
              .with("PSW_ADDR", host.addresses().get(0).replaceFirst("/.*", ""))
              .with("PSW_SPA_PORT", "62201")
              .with("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")
              .start());
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  /** The jar that this program runs from. */
  static Path jar() {
    try {
      return Path.of(Actor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"));
  }

  // what ./psw does
  private static String withPsw(String command) {
    String psw = "'" + java() + "/bin/java' -XX:+UseSerialGC -Xshare:auto -jar '" + jar() + "' ";
    return command.startsWith("psw ") ? psw + command.substring(4) : command;
  }
}
