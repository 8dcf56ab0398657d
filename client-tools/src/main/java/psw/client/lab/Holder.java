package psw.client.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The first process of a process namespace, which keeps its namespaces alive until it is closed.
 *
 * @param process the command that made the namespaces and waits for their first process
 * @param pid the first process, as the machine numbers it
 * @param waiting those outside that each wait for a command in it
 */
record Holder(Process process, long pid, Set<Process> waiting) implements AutoCloseable {

  /** Runs {@code namespaces script arguments}; the script's first line is its process number. */
  static Holder start(List<String> namespaces, String script, List<String> arguments)
      throws LabFailed {
    List<String> command = new ArrayList<>(namespaces);
    command.addAll(Machine.script(script, arguments));
    try {
      Process process = Machine.process(command).start();
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      String line = said.readLine();
      if (line == null) {
        byte[] complaint = process.getErrorStream().readAllBytes();
        String text = new String(complaint, StandardCharsets.UTF_8).strip();
        throw new LabFailed(LabFailed.Reason.REFUSED, text);
      }
      return new Holder(process, Long.parseLong(line), ConcurrentHashMap.newKeySet());
    } catch (IOException e) {
      throw new LabFailed(LabFailed.Reason.REFUSED, String.valueOf(e.getMessage()));
    }
  }

  /** One that waits outside for a command in it, and ends at the latest with it. */
  Process watched(Process outer) {
    waiting.removeIf(each -> !each.isAlive());
    waiting.add(outer);
    return outer;
  }

  /**
   * Ends those who wait outside. Who waits for a command that was stopped was stopped with it: he
   * would never learn of its end, and the namespace waits for him.
   */
  void letGo() {
    waiting.forEach(Process::destroyForcibly);
  }

  /** Ends its standard input, at which it ends and the kernel kills the rest. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The first process is gone already.
    }
    letGo();
    boolean interrupted = false;
    try {
      if (process.waitFor(10, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
