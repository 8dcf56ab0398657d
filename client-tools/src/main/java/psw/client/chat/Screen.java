package psw.client.chat;

import java.util.List;
import java.util.Optional;

/** What a chat shows its user. Called from several threads, one at a time. */
public interface Screen {
  /** A line that a peer said, harmless. */
  void heard(String peer, String line);

  /**
   * A peer has come: it said its first line, or we reached it.
   *
   * @param from the address and port of one that called
   */
  void came(String peer, Optional<String> from);

  /** A peer is cut off; what is said to it meanwhile waits for its return. */
  void away(String peer);

  /** A peer that was cut off is there again. */
  void back(String peer);

  /** A peer has gone. */
  void went(String peer);

  /** What was said has been shown by all to whom it was said. */
  void delivered(Said said);

  /** What was said to a peer and never got there, or perhaps not: the oldest first. */
  void lost(String peer, List<String> lines);
}
