package psw.readme;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import psw.client.lab.Host;
import psw.client.lab.HostCommand;
import psw.client.lab.Lab;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** Three hosts, the README's blocks in its order, and what the README says comes of them. */
@Needs({"root", "unshare", "nsenter", "ip", "iptables-restore", "sshd", "nc", "curl", "runuser"})
class ReadmeIT {
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofMinutes(6);
  // a server, a code that waits, a wormhole
  private static final String RUNS = ".* ready .*|[0-9]+-.*@.*|.* -> .*";
  private static final String CODE = "4821-guitar-candle-orbit@rv.example";
  private static final String PAGE = "the garden in May";
  private static final String NAMES =
      "192.0.2.9 rv.example\n192.0.2.1 ana.example\n192.0.2.2 rui.example\n";
  // what systemd does with a unit; it runs in no namespace
  private static final String SYSTEMCTL =
      """
      #!/bin/sh
      [ "$1 $2" = "enable --now" ] || exit 1
      shift 2
      for unit; do
        sed -n 's/^ExecStart\\(Pre\\)\\?=+\\?//p' "/etc/systemd/system/$unit.service" > "/run/$unit.start"
        setsid sh "/run/$unit.start" > "/var/log/$unit" 2>&1 < /dev/null &
      done
      """;

  @Test
  void the_commands_for_real_hosts_do_what_the_readme_says() throws Exception {
    try (Lab lab = Lab.open(CLONE)) {
      Map<String, Host> hosts =
          Map.of(
              "rv", lab.host("rv", "192.0.2.9/24"),
              "ana", lab.host("ana", "192.0.2.1/24"),
              "rui", lab.host("rui", "192.0.2.2/24"));
      for (Host host : hosts.values()) {
        Path file = host.root().resolve("etc/hosts");
        Files.writeString(file, Files.readString(file) + NAMES);
      }
      Host ana = hosts.get("ana");
      Host rui = hosts.get("rui");
      whatAnaHas(ana);
      List<Block> blocks = Block.of(CLONE.resolve("README.md"));
      assertEquals(2, blocks.stream().filter(block -> !block.outcome().isEmpty()).count());
      String code = "";
      for (Block block : blocks) {
        Host host = hosts.get(block.host());
        run(host, block.with(CODE, code));
        if (block.stays() && block.host().equals("rv")) {
          handOn(hosts.get("rv"), block, ana, rui);
        }
        if (block.commands().contains("psw pair --name rui")) {
          code = code(read(log(host, name(block))));
        }
      }
    }
  }

  /** A clone in /opt, a web server on port 80 of loopback, and systemd. */
  private static void whatAnaHas(Host ana) throws Exception {
    String answer = "HTTP/1.0 200 OK\\r\\nContent-Length: " + PAGE.length() + "\\r\\n\\r\\n" + PAGE;
    String web = "while printf '" + answer + "' | nc -lN 127.0.0.1 80; do :; done";
    background(ana, "web", ana.command("sh", "-c", web));
    // directories that a host shares with the machine
    for (String shared : List.of("/opt", "/usr/libexec", "/usr/local/sbin")) {
      sh(ana, "mount -n -t tmpfs -o mode=0755 tmpfs " + shared);
    }
    Path systemctl = ana.root().resolve("usr/local/sbin/systemctl");
    Files.writeString(systemctl, SYSTEMCTL);
    sh(ana, "chmod 755 /usr/local/sbin/systemctl");
    sh(ana, "mkdir /opt/psw && mount -n --bind '" + CLONE + "' /opt/psw");
  }

  /** What the rendez-vous printed, as Ana and Rui keep it. */
  private static void handOn(Host rv, Block block, Host... others) throws IOException {
    Matcher url = Pattern.compile("https://rv\\S+").matcher(read(log(rv, name(block))));
    assertTrue(url.find(), "no address printed");
    for (Host other : others) {
      Files.writeString(other.root().resolve("root/rv.url"), url.group() + '\n');
    }
  }

  /** What Ana tells Rui over the telephone. */
  private static String code(String printed) {
    Matcher code = Pattern.compile("(?m)^[0-9]+(-[a-z]+)+@rv\\.example$").matcher(printed);
    assertTrue(code.find(), printed);
    return code.group();
  }

  private static String name(Block block) {
    return "block-" + block.commands().hashCode();
  }

  private static void run(Host host, Block block) throws Exception {
    HostCommand command =
        host.command("sh", "-ec", block.commands()).in(clone(host)).with("PSW_BUILD", "never");
    if (block.stays()) {
      stay(host, block, command);
    } else if (block.outcome().isEmpty()) {
      assertSucceeded(command.run(START));
    } else {
      // what is true a moment later may be asked for too early
      await().atMost(START).until(() -> command.run(SOON).out().contains(block.outcome()));
    }
  }

  private static void stay(Host host, Block block, HostCommand command) throws IOException {
    String name = name(block);
    Process process = background(host, name, command);
    Path log = log(host, name);
    long deadline = System.nanoTime() + START.toNanos();
    await()
        .atMost(START.plus(SOON))
        .until(() -> runs(log) || !process.isAlive() || System.nanoTime() > deadline);
    assertTrue(runs(log) && process.isAlive(), () -> block + " says: " + read(log));
  }

  private static boolean runs(Path log) {
    return read(log).lines().anyMatch(line -> line.matches(RUNS));
  }

  private static String clone(Host host) {
    return host.name().equals("ana") ? "/opt/psw" : CLONE.toString();
  }

  private static void sh(Host host, String script) throws Exception {
    assertSucceeded(host.run(SOON, "sh", "-ec", script));
  }

  private static void assertSucceeded(Outcome outcome) {
    assertTrue(outcome.succeeded(), outcome::toString);
  }

  private static Process background(Host host, String name, HostCommand command)
      throws IOException {
    Files.createFile(log(host, name));
    return command.logTo(log(host, name)).start();
  }

  private static Path log(Host host, String name) {
    return host.root().resolve("var/log/" + name);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
