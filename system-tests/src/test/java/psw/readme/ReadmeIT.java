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
@Needs({"root", "unshare", "nsenter", "ip", "iptables-restore", "sshd", "ssh-keygen", "nc", "curl"})
class ReadmeIT {
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofMinutes(2);
  private static final String PAGE = "the garden in May";
  private static final String NAMES =
      "10.88.0.9 rv.example\n10.88.0.1 ana.example\n10.88.0.2 rui.example\n";

  @Test
  void the_commands_for_real_hosts_do_what_the_readme_says() throws Exception {
    try (Lab lab = Lab.open(CLONE)) {
      Map<String, Host> hosts =
          Map.of(
              "rv", lab.host("rv", "10.88.0.9/24"),
              "ana", lab.host("ana", "10.88.0.1/24"),
              "rui", lab.host("rui", "10.88.0.2/24"));
      for (Host host : hosts.values()) {
        Path file = host.root().resolve("etc/hosts");
        Files.writeString(file, Files.readString(file) + NAMES);
      }
      Host ana = hosts.get("ana");
      Host rui = hosts.get("rui");
      whatAnaHas(ana);
      whatTheyExchanged(ana, rui);
      List<Block> blocks = Block.of(CLONE.resolve("README.md"));
      assertEquals(2, blocks.stream().filter(block -> !block.outcome().isEmpty()).count());
      for (Block block : blocks) {
        run(hosts.get(block.host()), block);
        if (block.stays() && block.host().equals("rv")) {
          handOn(hosts.get("rv"), block, ana, rui);
        }
      }
    }
  }

  /** A web server on port 80 of loopback, and an SSH server with keys of its own. */
  private static void whatAnaHas(Host ana) throws Exception {
    String answer = "HTTP/1.0 200 OK\\r\\nContent-Length: " + PAGE.length() + "\\r\\n\\r\\n" + PAGE;
    String web = "while printf '" + answer + "' | nc -lN 127.0.0.1 80; do :; done";
    background(ana, "web", ana.command("sh", "-c", web));
    sh(ana, "rm -f /etc/ssh/ssh_host_* && ssh-keygen -A && mkdir -p /run/sshd");
    background(ana, "sshd", ana.command("/usr/sbin/sshd", "-De"));
    await().atMost(SOON).until(() -> ana.run(SOON, "nc", "-z", "127.0.0.1", "22").succeeded());
  }

  /** Rui's public key, and the public half of Ana's host key. */
  private static void whatTheyExchanged(Host ana, Host rui) throws Exception {
    sh(rui, "mkdir -pm700 ~/.ssh && ssh-keygen -qt ed25519 -N '' -f ~/.ssh/id_ed25519");
    copy(rui, "root/.ssh/id_ed25519.pub", ana, "root/rui.pub");
    copy(ana, "etc/ssh/ssh_host_ed25519_key.pub", rui, "root/ana-host-key.pub");
  }

  /** What the rendez-vous printed, as Ana and Rui keep it. */
  private static void handOn(Host rv, Block block, Host... others) throws IOException {
    Matcher url = Pattern.compile("https://rv\\S+").matcher(read(log(rv, name(block))));
    assertTrue(url.find(), "no address printed");
    for (Host other : others) {
      Files.writeString(other.root().resolve("root/rv.url"), url.group() + '\n');
    }
  }

  private static String name(Block block) {
    return "block-" + block.commands().hashCode();
  }

  private static void copy(Host from, String file, Host to, String as) throws IOException {
    Files.copy(from.root().resolve(file), to.root().resolve(as));
  }

  private static void run(Host host, Block block) throws Exception {
    HostCommand command =
        host.command("sh", "-ec", block.commands()).in(CLONE.toString()).with("PSW_BUILD", "never");
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
    await()
        .atMost(START)
        .failFast(
            () -> {
              assertTrue(process.isAlive(), () -> block + " ended: " + read(log));
            })
        .until(() -> read(log).lines().anyMatch(line -> line.matches(".*ready.*|.* -> .*")));
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
