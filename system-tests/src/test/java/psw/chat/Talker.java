package psw.chat;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A program that somebody talks with: what it said, and a way to type. */
final class Talker implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private Talker(List<String> words) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    // port 9 (discard) of the loopback address: no broker answers there
    builder.environment().put("PSW_BROKER", "http://127.0.0.1:9");
    builder.environment().put("PSW_TOKEN_FILE", "/nonexistent/cli.token");
    process = builder.start();
    Thread reader = new Thread(this::read, "talker");
    reader.setDaemon(true);
    reader.start();
  }

  static Talker psw(String... words) throws IOException {
    Path jar = Path.of("..", "client-tools", "target", "psw", "psw.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> all = new ArrayList<>(List.of(java, "-jar", jar.toString()));
    all.addAll(List.of(words));
    return new Talker(all);
  }

  static Talker nc(String port) throws IOException {
    return new Talker(List.of("nc", "127.0.0.1", port));
  }

  /** The first line that holds {@code part}. */
  String hears(String part) {
    await(part).atMost(SOON).until(() -> said.stream().anyMatch(line -> line.contains(part)));
    return said.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  /** The port that a chat listens on. */
  String port() {
    String line = hears("listening on 127.0.0.1 ");
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  void types(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends its input, as Ctrl-D does, and gives its exit code. */
  int leaves() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
    return process.exitValue();
  }

  List<String> said() {
    return said;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        said.add(line);
      }
    } catch (IOException ended) {
      // with its process
    }
  }
}
