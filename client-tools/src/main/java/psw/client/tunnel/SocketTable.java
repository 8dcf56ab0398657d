package psw.client.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The kernel's list of TCP sockets, proc(5). Reading it takes two milliseconds per thousand, those
 * that linger after their end among them; so one reading serves all who asked before it began, and
 * ends when it has found what they asked for.
 */
final class SocketTable {
  // columns after the two ends
  private static final int UID = 4;
  private static final int INODE = 6;
  // one that nobody holds any more, and then its owner is said to be root
  private static final String NONE = "0";

  /** Reads a file line by line. */
  interface Reader {
    Stream<String> lines(Path file) throws IOException;
  }

  private final List<Path> files;
  private final Reader reader;
  private final Queue<Question> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asking = new AtomicInteger();

  /** Whose a socket is; guarded by the table once it is answered. */
  private static final class Question {
    private final List<String> ends;
    private boolean answered;
    private Optional<String> owner = Optional.empty();

    Question(List<String> ends) {
      this.ends = ends;
    }
  }

  SocketTable(List<Path> files, Reader reader) {
    this.files = files;
    this.reader = reader;
  }

  /** Whether the kernel has such a list. */
  boolean isThere() {
    return Files.exists(files.get(0));
  }

  /**
   * The user id of the owner of a socket, as it is now; empty when nobody holds it.
   *
   * @param local its own end as the kernel may write it
   * @param remote the other end
   */
  Optional<String> owner(List<String> local, List<String> remote) {
    Question mine =
        new Question(
            local.stream().flatMap(from -> remote.stream().map(to -> from + ' ' + to)).toList());
    waiting.add(mine);
    asking.incrementAndGet();
    synchronized (this) {
      if (!mine.answered) {
        answerAll();
      }
      asking.decrementAndGet();
      return mine.owner;
    }
  }

  /** How many are being answered. */
  int asking() {
    return asking.get();
  }

  private void answerAll() {
    Reading reading = new Reading();
    for (Question each = waiting.poll(); each != null; each = waiting.poll()) {
      reading.add(each);
    }
    for (Path file : files) {
      try (Stream<String> lines = reader.lines(file)) {
        reading.of(lines.iterator());
      } catch (IOException | UncheckedIOException e) {
        // not known is nobody's
      }
    }
  }

  /** One look for all who ask now. */
  private static final class Reading {
    private final Map<String, List<Question>> byEnds = new HashMap<>();
    private int open;

    void add(Question question) {
      open++;
      question.answered = true;
      for (String ends : question.ends) {
        byEnds.computeIfAbsent(ends, any -> new ArrayList<>()).add(question);
      }
    }

    void of(Iterator<String> lines) {
      while (open > 0 && lines.hasNext()) {
        note(lines.next());
      }
    }

    private void note(String line) {
      String row = line.substring(line.indexOf(':') + 1).stripLeading();
      int end = row.indexOf(' ', row.indexOf(' ') + 1);
      List<Question> meant =
          end < 0 ? List.of() : byEnds.getOrDefault(row.substring(0, end), List.of());
      if (meant.isEmpty()) {
        return;
      }
      String[] rest = row.substring(end).strip().split(" +", -1);
      if (rest.length > INODE && !rest[INODE].equals(NONE)) {
        meant.forEach(question -> answer(question, rest[UID]));
      }
    }

    private void answer(Question question, String owner) {
      if (question.owner.isEmpty()) {
        question.owner = Optional.of(owner);
        open--;
      }
    }
  }
}
