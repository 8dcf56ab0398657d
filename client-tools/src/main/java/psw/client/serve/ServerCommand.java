package psw.client.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import psw.client.tls.ServerKey;

/** The command line of the embedded application server (Payara Micro's own options). */
final class ServerCommand {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
  // a connection whose handshake does not end takes 40 kB, and is closed only after some seconds;
  // so many fit into the heap. Where fewer are allowed, it stays so
  private static final List<String> CONNECTIONS =
      List.of("/bin/sh", "-c", "ulimit -n 4096 2>/dev/null; exec \"$@\"", "psw");

  private ServerCommand() {}

  static List<String> of(Plan plan, ServerKey key, Path micro, Path war, Path unpacked)
      throws IOException {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETPRIV)) {
      // the kernel ends the server when we are gone; what it acknowledged is on disk
      words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
    }
    words.addAll(CONNECTIONS);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // a server that lost a thread for want of memory would stay, and answer nobody
    words.addAll(List.of("-Xmx384m", "-XX:+ExitOnOutOfMemoryError"));
    words.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    words.add("-Djava.io.tmpdir=" + unpacked);
    words.add("-Dpsw.data=" + plan.data());
    words.add("-Dpsw.port=" + plan.port());
    words.add("-Dpsw.tls.port=" + plan.tls().port());
    if (plan.tls().own().isEmpty()) {
      words.add("-Dpsw.tls.pin=sha256/" + key.pin().text());
    }
    new TreeMap<>(plan.settings()).forEach((name, value) -> words.add("-D" + name + "=" + value));
    words.addAll(List.of("-jar", micro.toString()));
    // --nocluster beside it would start Hazelcast again, and open a port
    words.addAll(List.of("--nohazelcast", "--disablephonehome"));
    words.addAll(List.of("--rootdir", unpacked.toString()));
    words.addAll(List.of("--port", plan.port().toString()));
    words.addAll(Listening.options(unpacked, plan.tls().port(), plan.loopback()));
    words.addAll(Trust.options(unpacked, key));
    words.addAll(List.of("--deploy", war.toString()));
    return words;
  }
}
