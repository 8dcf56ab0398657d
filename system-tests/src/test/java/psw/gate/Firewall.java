package psw.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import psw.client.lab.Host;
import psw.client.lab.Outcome;

/** The two families of programs that load rules. */
enum Firewall {
  IPTABLES,
  NFTABLES;

  /** Where the rules of this project lie. */
  static final Path RULES = Path.of("..", "rules").toAbsolutePath().normalize();

  /** Loads the files of a site as they are. */
  void loadSite(Host host) throws IOException, InterruptedException {
    load(host, "");
  }

  /** Loads the files of a site that opens by one datagram as they are. */
  void loadSpa(Host host) throws IOException, InterruptedException {
    load(host, "spa-");
  }

  /** Loads the files of a rendez-vous as they are. */
  void loadRendezvous(Host host) throws IOException, InterruptedException {
    load(host, "rendezvous-");
  }

  private void load(Host host, String variant) throws IOException, InterruptedException {
    if (this == NFTABLES) {
      run(host, "nft", "-f", copy(host, variant + "nftables.conf"));
    } else {
      run(host, "iptables-restore", copy(host, variant + "iptables.rules"));
      run(host, "ip6tables-restore", copy(host, variant + "ip6tables.rules"));
    }
  }

  private static String copy(Host host, String name) throws IOException {
    Path copy = host.root().resolve("etc").resolve(name);
    Files.copy(RULES.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
    return "/etc/" + name;
  }

  /** Runs a command that must succeed without a word. */
  static void run(Host host, String... command) throws IOException, InterruptedException {
    Outcome outcome = host.run(Duration.ofSeconds(20), command);
    if (!outcome.equals(new Outcome(0, "", ""))) {
      throw new IllegalStateException(String.join(" ", command) + ": " + outcome);
    }
  }
}
