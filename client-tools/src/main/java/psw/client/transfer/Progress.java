package psw.client.transfer;

/** Hears how a file gets on that is sent. Must not block. */
public interface Progress {
  /** So much of it has been read, to know its hash. */
  void read(long bytes, long all);

  /** The other side is asked whether it takes it. */
  void asks();

  /** So much of it has been sent. */
  void sent(long bytes, long all);

  /** The connection is lost; another one is sought. */
  void lost();
}
