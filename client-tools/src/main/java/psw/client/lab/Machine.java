package psw.client.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine that the lab runs on: who we are there, its tools, and short commands run on it. */
final class Machine {
  /** Also where Debian keeps {@code ip}, {@code iptables} and {@code sshd}. */
  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private Machine() {}

  /**
   * Whether our effective user id is 0: the kernel shows it as the owner of our /proc directory.
   */
  static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  static boolean hasTool(String name) {
    for (String dir : PATH.split(":", -1)) {
      if (Files.isExecutable(Path.of(dir, name))) {
        return true;
      }
    }
    return false;
  }

  /** The command that runs one of our scripts with arguments. */
  static List<String> script(String name, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", resource(name), name));
    command.addAll(arguments);
    return command;
  }

  /** A process of the machine with a clean environment, in a session of its own. */
  static ProcessBuilder process(List<String> command) {
    List<String> whole = new ArrayList<>(List.of("setsid"));
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().put("HOME", "/root");
    builder.environment().put("LANG", "C.UTF-8");
    return builder.directory(Path.of("/").toFile());
  }

  static void run(List<String> command) throws LabFailed {
    try {
      Process process = process(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new LabFailed(LabFailed.Reason.REFUSED, said.strip());
      }
    } catch (IOException e) {
      throw new LabFailed(LabFailed.Reason.REFUSED, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabFailed(LabFailed.Reason.REFUSED, "interrupted");
    }
  }

  private static String resource(String name) {
    try (InputStream in = Machine.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
