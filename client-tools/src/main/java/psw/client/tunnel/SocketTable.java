package psw.client.tunnel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The kernel's list of TCP sockets, proc(5). Reading it takes some milliseconds where there are
 * thousands, so one reading serves all who asked before it began.
 */
final class SocketTable {
  // columns of a line, after the number of its socket
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int UID = 7;
  private static final int INODE = 9;
  // one that nobody holds any more, and then its owner is said to be root
  private static final String NONE = "0";

  /** Reads a file. */
  interface Reader {
    List<String> lines(Path file) throws IOException;
  }

  private final List<Path> files;
  private final Reader reader;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicInteger asking = new AtomicInteger();

  // guarded by this
  private Optional<Map<String, String>> owners = Optional.empty();
  private long last;

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
    long next = begun.get() + 1;
    asking.incrementAndGet();
    synchronized (this) {
      try {
        if (last < next || owners.isEmpty()) {
          long reading = begun.incrementAndGet();
          owners = Optional.of(read());
          last = reading;
        }
        Map<String, String> now = owners.get();
        return local.stream()
            .flatMap(from -> remote.stream().map(to -> from + ' ' + to))
            .flatMap(ends -> Optional.ofNullable(now.get(ends)).stream())
            .findFirst();
      } finally {
        // the list is not kept for nobody
        if (asking.decrementAndGet() == 0) {
          owners = Optional.empty();
        }
      }
    }
  }

  /** How many are being answered. */
  int asking() {
    return asking.get();
  }

  private Map<String, String> read() {
    Map<String, String> all = new HashMap<>();
    for (Path file : files) {
      try {
        reader.lines(file).forEach(line -> note(line, all));
      } catch (IOException e) {
        // not known is nobody's
      }
    }
    return all;
  }

  private static void note(String line, Map<String, String> all) {
    StringTokenizer words = new StringTokenizer(line);
    String[] row = new String[INODE + 1];
    if (words.countTokens() <= INODE) {
      return;
    }
    for (int column = 0; column < row.length; column++) {
      row[column] = words.nextToken();
    }
    if (!row[INODE].equals(NONE)) {
      all.put(row[LOCAL] + ' ' + row[REMOTE], row[UID]);
    }
  }
}
