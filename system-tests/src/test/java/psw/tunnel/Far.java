package psw.tunnel;

import java.nio.file.Path;
import psw.client.tunnel.Forward;
import psw.client.tunnel.Plan;

/** A server that tunnels lead through. */
interface Far extends AutoCloseable {
  /** A tunnel with these ports forwarded, each to a port that the server lets it reach. */
  Plan plan(Forward... forwards) throws Exception;

  /** Another one like it, with its files in an empty directory. */
  Far another(Path dir) throws Exception;

  /** Another one, which exchanges keys anew after each megabyte. */
  Far impatient(Path dir) throws Exception;

  /** Ends the server and every session of it at once, without a word to anybody. */
  @Override
  void close();
}
