package psw.client.chat;

/** What a chat shows its user. Called from several threads, one at a time. */
public interface Screen {
  /** A line that a peer said, harmless. */
  void heard(String peer, String line);

  /** A peer has come: it said its first line, or we reached it. */
  void came(String peer);

  /** A peer has gone. */
  void went(String peer);

  /** A peer took nothing for so long that what was said to it last is lost. */
  void lost(String peer);
}
