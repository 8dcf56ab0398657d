package psw.client.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says, kept in a file and the one before it, each of a bounded size. */
final class ServerLog {
  private static final long LARGEST = 8L << 20;
  private static final int REMEMBERED = 400;
  // a colour is taken out whole; of anything else that could command a terminal, or hide, a mark
  // stays
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}&&[^\t]]");

  // the server's own log format closes a message with two brackets
  private static final Pattern REFUSAL = Pattern.compile("psw does not start: (.*?)(]])?$");

  // deploying, preparing, loading, starting: whichever step it was
  private static final Pattern FAILED = Pattern.compile("Exception while [a-z]+ the app\\b");

  private final Path file;
  private final Consumer<String> listener;
  private final Deque<String> recent = new ArrayDeque<>();
  private long lines;
  private boolean up;
  private boolean deploymentFailed;
  private Optional<String> refusal = Optional.empty();

  ServerLog(Path file, Consumer<String> listener) {
    this.file = file;
    this.listener = listener;
  }

  /** How many lines the server has said so far. */
  synchronized long lines() {
    return lines;
  }

  /** Whether the server has said that it is up, with or without the application. */
  synchronized boolean serverIsUp() {
    return up;
  }

  /** Whether the server has said that it gave the application up. */
  synchronized boolean deploymentHasFailed() {
    return deploymentFailed;
  }

  /** Why the application refuses to start, in its own words, once it has said so. */
  synchronized Optional<String> refusal() {
    return refusal;
  }

  Path file() {
    return file;
  }

  /** Copies until the stream ends. A full disk does not stop the server: lines are dropped. */
  void copy(InputStream from) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
      for (String said = in.readLine(); said != null; said = in.readLine()) {
        String line = HARMFUL.matcher(COLOUR.matcher(said).replaceAll("")).replaceAll("\ufffd");
        remember(line);
        listener.accept(line);
        append(line);
      }
    } catch (IOException ended) {
      // the server is gone
    }
  }

  /** The lines of late which say what went wrong, the last ones first given up. */
  synchronized List<String> causes() {
    if (refusal.isPresent()) {
      return List.of(refusal.get());
    }
    List<String> telling =
        recent.stream()
            .map(String::strip)
            .filter(line -> line.matches(".*(Exception|Error|Caused by|SEVERE\\b.*)\\b.*"))
            .filter(line -> !line.startsWith("at "))
            .map(line -> line.length() > 300 ? line.substring(0, 300) + "…" : line)
            .distinct()
            .toList();
    return telling.subList(Math.max(0, telling.size() - 5), telling.size());
  }

  private synchronized void remember(String line) {
    lines++;
    up |= line.contains("Payara Micro") && line.contains(" ready in ");
    deploymentFailed |= FAILED.matcher(line).find();
    Matcher refused = REFUSAL.matcher(line);
    if (refused.find()) {
      refusal = Optional.of(refused.group(1));
    }
    recent.addLast(line);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }

  private void append(String line) {
    try {
      if (Files.exists(file) && Files.size(file) > LARGEST) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      try (Writer out =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(line);
        out.write('\n');
      }
    } catch (IOException full) {
      listener.accept("log not written: " + Complaint.words(full));
    }
  }
}
