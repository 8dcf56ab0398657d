package psw.client.cli;

import java.time.Duration;
import psw.client.serve.CannotServe;
import psw.client.serve.Kind;

/** Why a server does not run, put in words. */
final class ServeWords {
  private ServeWords() {}

  /** Says that a start goes on. */
  static String still(Duration lasted) {
    return "still starting after " + lasted.toSeconds() + " s";
  }

  static int say(CannotServe failure, Kind kind, Console console) {
    String detail = failure.detail();
    console.say(what(failure, kind));
    failure.causes().forEach(console::say);
    console.hint(
        switch (failure.reason()) {
          case NOT_INSTALLED -> "the build puts it there: ./psw in the source tree";
          case TLS_PORT_TAKEN ->
              "another one: --tls-port; who has it: ss -ltnp 'sport = " + detail + "'";
          case TLS_PORT_DENIED -> "a port from 1024 on: --tls-port " + kind.usualTlsPort();
          case PORT_TAKEN -> "another one: --port; who has it: ss -ltnp 'sport = " + detail + "'";
          case PORT_DENIED -> "a port from 1024 on: --port " + kind.usualPort();
          case NAME_UNKNOWN -> "name it there: echo '127.0.1.1 " + detail + "' >> /etc/hosts";
          case DATA_NOT_PRIVATE -> "chmod -R go= " + detail;
          case DATA_OF_ANOTHER -> "run it as its owner, or give a directory of your own: --data";
          case DATA_IN_USE -> "end that one first, or give another directory: --data";
          case DATA_NO_DIRECTORY -> "move it away, or give another directory: --data";
          case DATA_DENIED -> "give a directory of your own: --data";
          case DATA_UNUSABLE ->
              "a directory on a disk with room that can be written is needed: --data";
          case KILLED -> "start it again; what it acknowledged is on the disk";
          case TOO_SLOW -> "the machine may be too busy; the whole log: " + detail;
          case NOT_DEPLOYED, ENDED -> "the whole log: " + detail;
        });
    return Exit.FAILED;
  }

  private static String what(CannotServe failure, Kind kind) {
    String server = "the " + kind.words();
    String detail = failure.detail();
    String itsLog = failure.causes().isEmpty() ? "" : "; its log says:";
    return switch (failure.reason()) {
      case NOT_INSTALLED -> "not here: " + detail;
      case PORT_TAKEN -> "port " + detail + " is taken";
      case TLS_PORT_TAKEN -> "port " + detail + ", for TLS, is taken";
      case PORT_DENIED, TLS_PORT_DENIED -> "this user may not listen on port " + detail;
      case NAME_UNKNOWN -> "neither /etc/hosts nor DNS knows this host's own name: " + detail;
      case DATA_NOT_PRIVATE -> "others can reach the data directory, which holds keys: " + detail;
      case DATA_OF_ANOTHER -> "the data directory belongs to another user: " + detail;
      case DATA_IN_USE -> "another server uses this data directory: " + detail;
      case DATA_NO_DIRECTORY -> "not a directory, so no data directory either: " + detail;
      case DATA_DENIED -> "this user may not use the data directory; no access to " + detail;
      case DATA_UNUSABLE -> "the data directory cannot be used: " + detail;
      case NOT_DEPLOYED -> server + " did not start" + itsLog;
      case ENDED -> server + " ended by itself" + itsLog;
      case KILLED -> server + " was killed (signal " + detail + ")";
      case TOO_SLOW ->
          server
              + " is still not ready after "
              + failure.waited().toMinutes()
              + " minutes and was ended"
              + itsLog;
    };
  }
}
