package psw.client.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command for one host, made step by step; each step answers a new value. Its environment holds
 * {@code PATH}, {@code HOME}, {@code LANG} and what is added, nothing of ours.
 */
public final class HostCommand {
  private static final String AS_USER =
      "u=$(id -u \"$0\") && g=$(id -g \"$0\")"
          + " && exec setpriv --reuid \"$u\" --regid \"$g\" --init-groups -- \"$@\"";

  private final Holder host;
  private final List<String> words;
  private final String user;
  private final String directory;
  private final Map<String, String> environment;
  private final Path log;

  HostCommand(Holder host, List<String> words) {
    this(host, words, "root", "/", Map.of(), null);
  }

  private HostCommand(
      Holder host,
      List<String> words,
      String user,
      String directory,
      Map<String, String> environment,
      Path log) {
    this.host = host;
    this.words = words;
    this.user = user;
    this.directory = directory;
    this.environment = environment;
    this.log = log;
  }

  /** Run by this user of the host, with the user's groups; HOME stays as it is. */
  public HostCommand as(String newUser) {
    return new HostCommand(host, words, newUser, directory, environment, log);
  }

  /** Run in this directory of the host. */
  public HostCommand in(String newDirectory) {
    return new HostCommand(host, words, user, newDirectory, environment, log);
  }

  /** Run with this environment variable. */
  public HostCommand with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new HostCommand(host, words, user, directory, more, log);
  }

  /**
   * Standard output and error go to the end of this file, so that nobody has to read them.
   *
   * @param file as the machine names it, such as {@code host.root().resolve("var/log/sshd.log")}
   */
  public HostCommand logTo(Path file) {
    return new HostCommand(host, words, user, directory, environment, file);
  }

  /**
   * Starts it. {@link Process#destroy} and {@link Process#destroyForcibly} signal the command
   * itself; it also dies with its host and with the lab.
   */
  public Process start() throws IOException {
    List<String> command =
        new ArrayList<>(List.of("nsenter", "--target", Long.toString(host.pid())));
    command.addAll(List.of("--pid", "--mount", "--net", "--uts", "--ipc", "--"));
    command.addAll(List.of("env", "--chdir=" + directory));
    if (!user.equals("root")) {
      // Looks the user up in the host's own /etc, in which the command already runs.
      command.addAll(List.of("sh", "-c", AS_USER, user));
    }
    command.addAll(words);
    ProcessBuilder builder = Machine.process(command);
    builder.environment().putAll(environment);
    if (log != null) {
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
    return new HostProcess(host.watched(builder.start()));
  }

  /** Runs it with an empty standard input to its end, which is forced when the limit is over. */
  public Outcome run(Duration limit) throws IOException, InterruptedException {
    Process process = start();
    process.getOutputStream().close();
    CompletableFuture<String> out = text(process.getInputStream());
    CompletableFuture<String> err = text(process.getErrorStream());
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      int exit = ended ? process.exitValue() : Outcome.TIMED_OUT;
      return new Outcome(exit, out.join(), err.join());
    } finally {
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> text(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.completeExceptionally(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
    return text;
  }
}
