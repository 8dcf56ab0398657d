package psw.client.cli;

import java.io.IOException;

/** Where a user's lines come from. */
@FunctionalInterface
interface TypedLines {
  /** The next one without its end; null when there are no more. */
  String line() throws IOException;
}
