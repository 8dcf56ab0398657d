package psw.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of commands in the README: {@code ```sh HOST} or {@code ```sh HOST stays}, and the block
 * without a name that may follow it, which shows what comes of them.
 *
 * @param host on which host it is typed
 * @param stays whether its last command runs until it is stopped
 * @param commands what is typed
 * @param outcome what the README says is printed, perhaps nothing
 */
record Block(String host, boolean stays, String commands, String outcome) {
  private static final Pattern FENCE =
      Pattern.compile("(?ms)^```sh ([a-z]+)( stays)?\\n(.*?)^```$(?:\\n\\n^```\\n(.*?)^```$)?");

  static List<Block> of(Path readme) throws IOException {
    return FENCE.matcher(Files.readString(readme)).results().map(Block::of).toList();
  }

  /** The same, with what a reader puts in place of an example. */
  Block with(String example, String real) {
    return new Block(host, stays, commands.replace(example, real), outcome);
  }

  private static Block of(MatchResult found) {
    String outcome = found.group(4) == null ? "" : found.group(4).strip();
    return new Block(found.group(1), found.group(2) != null, found.group(3), outcome);
  }
}
