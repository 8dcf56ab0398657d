package psw.client.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command that keeps running, and what it has said. */
final class Job {
  private final String what;
  private final Process process;
  private final List<String> said = new ArrayList<>();

  Job(String what, Process process) {
    this.what = what;
    this.process = process;
    follow(process.getInputStream());
    follow(process.getErrorStream());
  }

  /** The first line that holds {@code part}, said by then or within the limit. */
  synchronized String await(String part, Duration limit) throws StepFailed, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<String> line = said.stream().filter(each -> each.contains(part)).findFirst();
      if (line.isPresent()) {
        return line.get();
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0 || !process.isAlive()) {
        throw new StepFailed(
            what
                + (process.isAlive() ? " is not there yet: " : " has ended: ")
                + String.join(" | ", said));
      }
      wait(Math.min(left, 200));
    }
  }

  /** From now on only what it says then is awaited. */
  synchronized void forget() {
    said.clear();
  }

  /** Whether it still runs. */
  boolean runs() {
    return process.isAlive();
  }

  /** Types a line into it. */
  void type(String line) throws StepFailed {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new StepFailed(what + " has ended");
    }
  }

  /** Ends its input, as Ctrl-D does, and waits for it to end. */
  void leave() throws InterruptedException {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it has ended already
    }
    process.waitFor(5, java.util.concurrent.TimeUnit.SECONDS);
  }

  /** Ends it at once, as SIGKILL does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void follow(InputStream stream) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  // what the JVM says of its own options is nothing to whom the demo is given
                  if (!line.startsWith("NOTE: Picked up ")) {
                    add(line);
                  }
                }
              } catch (IOException ended) {
                // with its process
              }
            },
            "demo-" + what);
    reader.setDaemon(true);
    reader.start();
  }

  private synchronized void add(String line) {
    said.add(line);
    notifyAll();
  }
}
