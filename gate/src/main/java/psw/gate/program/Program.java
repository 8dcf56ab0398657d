package psw.gate.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the system, run to its end. */
public final class Program {
  private static final long PATIENCE_S = 30;

  private Program() {}

  /** How it ended, and what it said. */
  public record Ran(int exit, String out, String err) {
    /** Whether it ended well. */
    public boolean isGood() {
      return exit == 0;
    }
  }

  /**
   * Runs it with {@code input}.
   *
   * @throws IOException when it cannot be started, or does not end in half a minute
   */
  public static Ran run(List<String> words, String input) throws IOException {
    Process process = new ProcessBuilder(words).start();
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> all(process, true));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> all(process, false));
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it reads no input, or ended before it was through; its exit code says more
      process.getOutputStream().close();
    }
    try {
      if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(words.get(0) + " does not end");
      }
      return new Ran(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(words.get(0) + " was interrupted");
    }
  }

  /** Whether it is there to be run. */
  public static boolean isThere(String name) {
    try {
      return run(List.of(name, "--version"), "").isGood();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it is on the way to programs; for whoever may not run it. */
  public static boolean isInstalled(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(":", -1))
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  private static String all(Process process, boolean out) {
    try (var in = out ? process.getInputStream() : process.getErrorStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
