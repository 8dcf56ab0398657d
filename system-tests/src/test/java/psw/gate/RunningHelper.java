package psw.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import psw.client.lab.Host;

/** {@code psw gate admit} at a gate, which runs as its units have it: its socket is given. */
final class RunningHelper implements AutoCloseable {
  /** Where it is asked. */
  static final String SOCKET = "/run/psw-admit.sock";

  // what psw-admit.socket does: its group is the receiver's
  private static final String GIVE =
      """
      use Socket;
      my ($path, $group, @command) = @ARGV;
      umask 0117;
      unlink $path;
      socket(my $socket, AF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
      bind($socket, pack_sockaddr_un($path)) or die "bind: $!";
      chown(0, $group, $path) or die "chown: $!";
      listen($socket, 128) or die "listen: $!";
      open(STDIN, '<&', $socket) or die "dup: $!";
      exec(@command) or die "exec: $!";
      """;

  private final Process process;

  private RunningHelper(Process process) {
    this.process = process;
  }

  /** Starts it, and waits until it listens. */
  static RunningHelper start(Host host) throws IOException {
    String group = Integer.toString(Unprivileged.NOBODY);
    Stream<String> give = Stream.of("perl", "-e", GIVE, SOCKET, group);
    Stream<String> psw =
        Stream.of(Unprivileged.mayChangeTheFirewall("gate", "admit", "--group", "nogroup"));
    Process process = host.command(Stream.concat(give, psw).toArray(String[]::new)).start();
    BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
    String first = said.readLine();
    if (first == null || !first.startsWith("psw: letting in by nft")) {
      throw new IllegalStateException(String.valueOf(first));
    }
    for (BufferedReader reader : List.of(said, process.inputReader(StandardCharsets.UTF_8))) {
      Thread thread = new Thread(() -> reader.lines().forEach(line -> {}));
      thread.setDaemon(true);
      thread.start();
    }
    return new RunningHelper(process);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
