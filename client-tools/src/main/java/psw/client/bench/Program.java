package psw.client.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is measured, or that stands between. */
final class Program implements AutoCloseable {
  private static final int STARTS_S = 30;
  private static final int LOOK_MS = 20;
  // a thousand connections are more files than a shell allows by default
  private static final List<String> ROOM =
      List.of("sh", "-c", "ulimit -n 8192 2>/dev/null; exec \"$@\"", "sh");

  private final Process process;

  private Program(Process process) {
    this.process = process;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @throws IOException when it ends before; the message says what it said
   */
  static Program start(List<String> command, Path log, int port)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(ROOM);
    all.addAll(command);
    Process process =
        new ProcessBuilder(all)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Program program = new Program(process);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_S);
    while (!isOpen(port)) {
      if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
        program.close();
        throw new IOException(command.get(0) + ": " + Files.readString(log).strip());
      }
    }
    return program;
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A port of loopback that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** The most memory that it had, in MiB (proc(5), VmHWM); 0 where the system does not say. */
  long mebibytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readString(status)
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(STARTS_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
