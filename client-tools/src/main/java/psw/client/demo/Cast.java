package psw.client.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.LabFailed;

/** The three hosts, and how each is set up. */
final class Cast {
  // as patient as the servers' own start, which ends by itself when it cannot succeed
  private static final Duration START = Duration.ofMinutes(15);

  private static final List<String> INSTALLATION =
      List.of(
          "server-config/common.sh",
          "server-config/sshd/install",
          "server-config/sshd/psw-authorized-keys",
          "server-config/sshd/sshd_config",
          "server-config/systemd/psw-sshd.service",
          "server-config/systemd/psw-reap.service");

  final Actor rv;
  final Actor ana;
  final Actor rui;

  Cast(Lab lab, Stage stage) throws LabFailed {
    this.rv = new Actor(lab.host("rv", "10.77.0.1/24", "fd77::1/64"), stage);
    this.ana = new Actor(lab.host("ana", "10.77.0.2/24", "fd77::2/64"), stage);
    this.rui = new Actor(lab.host("rui", "10.77.0.3/24", "fd77::3/64"), stage);
  }

  /** Loads the firewalls and starts every server; all of them start side by side. */
  void enter(Stage stage) throws StepFailed, InterruptedException {
    firewall(rv, "rendezvous-iptables.rules", "rendezvous-ip6tables.rules");
    stage.typed("rv", "iptables-restore rules/rendezvous-iptables.rules");
    Job directory = rv.start("psw rendezvous");
    for (Actor site : new Actor[] {ana, rui}) {
      firewall(site, "iptables.rules", "ip6tables.rules");
      stage.typed(site.host().name(), "iptables-restore rules/iptables.rules");
    }
    keys();
    sshdForTunnels();
    // with the pin of its key, as it prints it
    String told = directory.await(" over TLS it is ", START);
    stage.shown("rv:  " + told);
    String known = "psw broker --rendezvous " + told.substring(told.lastIndexOf(' ') + 1);
    Job anas = ana.start(known);
    Job ruis = rui.start(known);
    ana.begin(
        "'" + Actor.java() + "/bin/java' -cp '" + Actor.jar() + "' " + Garden.class.getName());
    stage.shown("rv:  " + directory.await(" ready on ", START));
    stage.shown("ana: " + anas.await(" ready on ", START));
    stage.shown("rui: " + ruis.await(" ready on ", START));
  }

  /** Rui's account at Ana's, his key and her host key: what they told each other before. */
  private void keys() throws StepFailed, InterruptedException {
    ana.feed("sshd_config", "cat > /etc/ssh/demo_config");
    ana.prepare("ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/demo_host_key");
    ana.prepare("useradd --create-home --shell /usr/sbin/nologin --password '*' rui");
    ana.prepare("install -d -m 700 -o rui -g rui ~rui/.ssh");
    ana.prepare("echo '127.0.0.1 garden.home' >> /etc/hosts");
    rui.prepare("install -d -m 700 ~/.ssh && ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519");
    String hostKey = read(ana.host(), "etc/ssh/demo_host_key.pub");
    write(rui.host(), "root/.ssh/known_hosts", "ana " + hostKey);
    ana.begin("/usr/sbin/sshd -D -e -f /etc/ssh/demo_config");
  }

  /**
   * What server-config/sshd/install sets up; Ana's host key is in her announcement from then on.
   */
  private void sshdForTunnels() throws StepFailed, InterruptedException {
    // the one directory of the installation that a host shares with the machine
    ana.prepare("mount -n -t tmpfs -o mode=0755 tmpfs /usr/libexec");
    for (String file : INSTALLATION) {
      String to = "/root/psw/" + file;
      ana.feed(file, "mkdir -p $(dirname " + to + ") && cat > " + to + " && chmod 755 " + to);
    }
    ana.prepare("/root/psw/server-config/sshd/install --port 22");
  }

  /** From now on port 22 is that of the SSH server for tunnels, and what is revoked ends. */
  void tunnelsByGrant() throws StepFailed, InterruptedException {
    ana.prepare("kill $(cat /run/demo_sshd.pid) && while nc -z 127.0.0.1 22; do sleep 0.1; done");
    ana.begin("/usr/sbin/sshd -D -e -f /etc/psw/sshd_config");
    ana.begin("psw gate reap");
    ana.prepare("until nc -z 127.0.0.1 22; do sleep 0.1; done");
  }

  /** Lets Rui's key forward to these services of Ana's, and do nothing else. */
  void allow(String... targets) throws StepFailed {
    StringBuilder line = new StringBuilder("restrict,port-forwarding");
    for (String target : targets) {
      line.append(",permitopen=\"").append(target).append('"');
    }
    String key = read(rui.host(), "root/.ssh/id_ed25519.pub");
    write(ana.host(), "home/rui/.ssh/authorized_keys", line + " " + key);
  }

  private static void firewall(Actor actor, String v4, String v6)
      throws StepFailed, InterruptedException {
    actor.feed("rules/" + v4, "iptables-restore");
    actor.feed("rules/" + v6, "ip6tables-restore");
  }

  private static String read(Host host, String file) throws StepFailed {
    try {
      return Files.readString(host.root().resolve(file));
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }

  private static void write(Host host, String file, String text) throws StepFailed {
    try {
      Files.writeString(
          host.root().resolve(file),
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new StepFailed(String.valueOf(e.getMessage()));
    }
  }
}
