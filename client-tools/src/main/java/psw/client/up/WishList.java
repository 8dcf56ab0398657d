package psw.client.up;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import psw.client.files.PrivateFile;
import psw.wire.value.BadValue;

/**
 * The file that says what is to be kept open: one wish a line; what follows a {@code #} is for
 * people, and goes when a program changes the file.
 */
public final class WishList {
  private static final int MOST_KIB = 64;

  private final PrivateFile file;

  /** In a device's directory; without it there is no wish. */
  public WishList(Path home) {
    this.file = new PrivateFile(home.resolve("wormholes"));
  }

  /** A line that is no wish. */
  public static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final int number;
    private final String line;
    private final BadValue why;

    private BadLine(int number, String line, BadValue why) {
      super(number + ": " + line, why, false, false);
      this.number = number;
      this.line = line;
      this.why = why;
    }

    /** Which, from 1. */
    public int number() {
      return number;
    }

    /** As it stands there. */
    public String line() {
      return line;
    }

    /** What is wrong with it. */
    public BadValue why() {
      return why;
    }
  }

  /** Where it lies. */
  public Path path() {
    return file.path();
  }

  /** What is wished for, in order. */
  public Set<Wish> read() throws IOException, BadLine {
    String text = new String(file.readPlain(MOST_KIB).orElse(new byte[0]), StandardCharsets.UTF_8);
    Set<Wish> wishes = new LinkedHashSet<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String wish = line.replaceFirst("#.*", "").strip();
      if (!wish.isEmpty()) {
        wishes.add(parsed(number, wish));
      }
    }
    return wishes;
  }

  private static Wish parsed(int number, String line) throws BadLine {
    try {
      return Wish.parse(line);
    } catch (BadValue e) {
      throw new BadLine(number, line, e);
    }
  }

  /** Adds what is not there yet. */
  public void add(List<Wish> more) throws IOException, BadLine {
    Set<Wish> all = new LinkedHashSet<>(read());
    if (all.addAll(more)) {
      write(all);
    }
  }

  /**
   * Takes away what is there.
   *
   * @return what was not
   */
  public List<Wish> remove(List<Wish> some) throws IOException, BadLine {
    Set<Wish> all = new LinkedHashSet<>(read());
    List<Wish> missing = some.stream().filter(wish -> !all.contains(wish)).toList();
    if (all.removeAll(Set.copyOf(some))) {
      write(all);
    }
    return missing;
  }

  private void write(Set<Wish> all) throws IOException {
    String text = all.stream().map(wish -> wish + "\n").collect(Collectors.joining());
    file.writePlain(text.getBytes(StandardCharsets.UTF_8), MOST_KIB);
  }
}
