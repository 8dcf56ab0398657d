package psw.client.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An OpenSSH server on loopback with keys of its own, for the account that measures. */
record Server(Path dir, int port, String user) {
  private static final String SSHD = "/usr/sbin/sshd";
  private static final int MAKES_S = 30;

  /** Makes its keys and settings. */
  static Server prepare(Path dir) throws IOException, InterruptedException {
    key(dir.resolve("host"));
    key(dir.resolve("user"));
    int port = Program.freePort();
    Server server = new Server(dir, port, System.getProperty("user.name"));
    Files.writeString(
        dir.resolve("sshd_config"),
        String.join(
            "\n",
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "HostKey " + dir.resolve("host"),
            "AuthorizedKeysFile " + dir.resolve("user.pub"),
            "StrictModes no",
            "UsePAM no",
            "PasswordAuthentication no",
            "PermitRootLogin prohibit-password",
            "AllowTcpForwarding local",
            "MaxSessions 0",
            "PidFile none",
            ""));
    return server;
  }

  private static void key(Path file) throws IOException, InterruptedException {
    Process made =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
            .inheritIO()
            .start();
    if (!made.waitFor(MAKES_S, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new IOException("ssh-keygen makes no key");
    }
  }

  Program start() throws IOException, InterruptedException {
    return Program.start(
        List.of(SSHD, "-D", "-e", "-f", dir.resolve("sshd_config").toString()), log("sshd"), port);
  }

  Path log(String name) {
    return dir.resolve(name + ".log");
  }

  private Path known(int at) throws IOException {
    String[] words = Files.readString(dir.resolve("host.pub")).split(" ", -1);
    return Files.writeString(
        dir.resolve("known"), "[127.0.0.1]:" + at + " " + words[0] + " " + words[1].strip() + "\n");
  }

  List<String> asPsw(int at) throws IOException {
    return List.of(
        "tunnel",
        user + "@127.0.0.1:" + at,
        "-i",
        dir.resolve("user").toString(),
        "--known-hosts",
        known(at).toString());
  }

  List<String> asSsh(int at, String cipher) throws IOException {
    return List.of(
        "ssh",
        "-F",
        "none",
        "-N",
        "-c",
        cipher,
        "-i",
        dir.resolve("user").toString(),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "BatchMode=yes",
        "-o",
        "ExitOnForwardFailure=yes",
        "-o",
        "UserKnownHostsFile=" + known(at),
        "-p",
        Integer.toString(at),
        user + "@127.0.0.1");
  }
}
