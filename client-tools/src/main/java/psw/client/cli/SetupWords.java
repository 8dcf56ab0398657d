package psw.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import psw.wire.value.Port;

/** What is said at a broker's start as long as its pages are not set up. */
final class SetupWords {
  private static final Path OUT = Path.of("/proc/self/fd/1");

  private SetupWords() {}

  /** Shows the code to a person at a terminal; what may end in a log gets the file's name. */
  static void say(Path file, Port port, Console console) {
    say(file, port, console, isTerminal());
  }

  private static boolean isTerminal() {
    try {
      String out = Files.readSymbolicLink(OUT).toString();
      return out.startsWith("/dev/pts/") || out.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  static void say(Path file, Port port, Console console, boolean terminal) {
    String page = "http://127.0.0.1:" + port + "/setup.xhtml";
    try {
      if (!Files.exists(file)) {
        return;
      }
      if (terminal) {
        console.result("its pages are not set up yet: open " + page);
        console.result("setup code: " + Files.readString(file).strip());
        return;
      }
    } catch (IOException e) {
      // its name is what there is to say
    }
    console.say("its pages are not set up yet: " + page + " asks for the code in " + file);
  }
}
