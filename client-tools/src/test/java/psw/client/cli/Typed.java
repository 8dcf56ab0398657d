package psw.client.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What came of a command line typed in a test. */
record Typed(int exit, String out, String err) {
  static Typed of(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Psw.commandLine(new PrintWriter(out), new PrintWriter(err), words).execute(words);
    return new Typed(exit, out.toString(), err.toString());
  }
}
