package psw.gate.firewall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.gate.firewall.Login.Origin;

/** A host whose rules were loaded at 1000, and what runs on it; the confirmation is process 99. */
class LoginTest {
  private static final int NONE = 0;
  private static final int TTY1 = 4 << 8 | 1;
  private static final int PTS = 136 << 8;
  private static final String FAR = "SSH_CONNECTION=198.51.100.7 40000 192.0.2.1 22";
  private static final String NEAR = "SSH_CONNECTION=127.0.0.1 40000 127.0.0.1 22";

  @TempDir private Path proc;

  @BeforeEach
  void boot() throws IOException {
    process(1, 0, "systemd", 1, NONE);
    process(20, 1, "sshd", 100, NONE);
    process(50, 1, "login", 120, NONE);
    Files.createDirectories(proc.resolve("sys/net/core"));
    Files.createFile(proc.resolve("sys/net/core/somaxconn"));
    Files.createFile(proc.resolve("sys/net/core/netdev_budget"));
    Files.createDirectories(proc.resolve("net"));
  }

  private void process(int pid, int parent, String name, int started, int tty, String... variables)
      throws IOException {
    Path process = proc.resolve(Integer.toString(pid));
    Files.createDirectories(process.resolve("fd"));
    String stat = "%d (%s) S %d 1 1 %d -1 0 0 0 0 0 0 0 0 0 20 0 1 0 %d 0 0\n";
    Files.writeString(process.resolve("stat"), stat.formatted(pid, name, parent, tty, started));
    Files.writeString(process.resolve("comm"), name + "\n");
    Files.writeString(process.resolve("environ"), "HOME=/root\0" + String.join("\0", variables));
  }

  private void expect(Origin origin) throws IOException {
    assertEquals(origin, new Login(new Processes(proc), 1000).of(99));
  }

  @Test
  void a_connection_made_since_is_newer() throws IOException {
    process(60, 20, "sshd", 1001, NONE);
    process(61, 60, "bash", 1002, PTS, FAR);
    process(99, 61, "java", 1003, PTS, FAR);
    expect(Origin.SINCE);
  }

  @Test
  void a_connection_from_before_is_not() throws IOException {
    process(60, 20, "sshd", 1000, NONE);
    process(61, 60, "bash", 1002, PTS, FAR);
    process(99, 61, "java", 1003, PTS, FAR);
    expect(Origin.BEFORE);
  }

  @Test
  void a_connection_that_waited_for_its_password_is_as_old_as_its_beginning() throws IOException {
    process(60, 20, "sshd", 900, NONE);
    process(61, 60, "sshd", 2000, NONE);
    process(62, 61, "bash", 2001, PTS, FAR);
    process(99, 62, "java", 2002, PTS, FAR);
    expect(Origin.BEFORE);
  }

  @Test
  void so_it_is_when_the_server_that_took_it_was_started_again() throws IOException {
    process(60, 1, "sshd", 900, NONE);
    process(61, 60, "sshd", 2000, NONE);
    process(62, 61, "bash", 2001, PTS, FAR);
    process(99, 62, "java", 2002, PTS, FAR);
    shared("60", "61");
    expect(Origin.BEFORE);
  }

  @Test
  void so_it_is_where_each_part_of_the_server_has_a_name_of_its_own() throws IOException {
    process(60, 1, "sshd-session", 900, NONE);
    process(61, 60, "sshd-auth", 2000, NONE);
    process(62, 61, "bash", 2001, PTS, FAR);
    process(99, 62, "java", 2002, PTS, FAR);
    expect(Origin.BEFORE);
  }

  @Test
  void a_login_that_two_processes_serve_is_no_older_for_the_server_that_waits_for_others()
      throws IOException {
    process(60, 20, "sshd", 1001, NONE);
    process(61, 60, "sshd", 1002, NONE);
    process(62, 61, "bash", 1003, PTS, FAR);
    process(99, 62, "java", 1004, PTS, FAR);
    shared("60", "61");
    expect(Origin.SINCE);
  }

  @Test
  void a_new_shell_over_an_old_connection_is_old() throws IOException {
    process(60, 20, "sshd-session", 300, NONE);
    process(61, 60, "sshd-session", 301, NONE);
    process(62, 61, "bash", 2000, PTS, FAR);
    process(99, 62, "java", 2001, PTS, FAR);
    expect(Origin.BEFORE);
  }

  @Test
  void sudo_and_su_change_nothing_about_it() throws IOException {
    process(60, 20, "sshd-session", 1500, NONE);
    process(61, 60, "sshd-session", 1501, NONE);
    process(62, 61, "bash", 1502, PTS, FAR);
    process(63, 62, "sudo", 1503, PTS, FAR);
    process(64, 63, "sudo", 1503, PTS);
    process(65, 64, "su", 1504, PTS);
    process(99, 65, "java", 1505, PTS);
    expect(Origin.SINCE);
  }

  @Test
  void what_is_cut_off_from_its_login_may_be_of_any() throws IOException {
    process(70, 1, "tmux: server", 2000, NONE);
    process(71, 70, "bash", 2001, PTS);
    process(99, 71, "java", 2002, PTS);
    expect(Origin.UNKNOWN);
  }

  @Test
  void what_a_manager_started_may_be_of_any() throws IOException {
    process(40, 1, "systemd", 130, NONE);
    process(99, 40, "java", 2002, PTS);
    expect(Origin.UNKNOWN);
  }

  @Test
  void the_console_needs_no_way_through_the_gate() throws IOException {
    process(51, 50, "bash", 200, TTY1);
    process(52, 51, "sudo", 900, TTY1);
    process(99, 52, "java", 2002, PTS);
    expect(Origin.CONSOLE);
  }

  @Test
  void a_console_taken_by_a_login_over_ssh_is_none() throws IOException {
    process(51, 1, "bash", 1200, TTY1, FAR);
    process(99, 51, "java", 2002, TTY1);
    expect(Origin.UNKNOWN);
  }

  @Test
  void whoever_comes_through_the_wall_of_a_container_did_not_come_through_its_gate()
      throws IOException {
    Files.delete(proc.resolve("sys/net/core/netdev_budget"));
    process(80, 0, "sh", 300, PTS);
    process(99, 80, "java", 2002, PTS);
    expect(Origin.CONSOLE);
  }

  @Test
  void a_container_that_shares_its_hosts_network_has_no_such_wall() throws IOException {
    process(80, 0, "sh", 300, PTS);
    process(99, 80, "java", 2002, PTS);
    expect(Origin.UNKNOWN);
  }

  @Test
  void in_a_container_without_init_the_first_one_is_nobodys_parent_for_certain()
      throws IOException {
    Files.delete(proc.resolve("sys/net/core/netdev_budget"));
    process(1, 0, "sh", 1, PTS);
    process(99, 1, "java", 2002, PTS);
    expect(Origin.UNKNOWN);
  }

  @Test
  void a_login_from_the_host_itself_is_as_old_as_who_made_it() throws IOException {
    process(60, 20, "sshd", 300, NONE);
    process(61, 60, "bash", 301, PTS, FAR);
    process(62, 61, "ssh", 2000, PTS, FAR);
    near(62);
    expect(Origin.BEFORE);
  }

  @Test
  void a_login_through_a_wormhole_is_as_new_as_that_is() throws IOException {
    process(60, 20, "sshd", 2000, NONE);
    near(60);
    expect(Origin.SINCE);
  }

  @Test
  void a_login_through_a_wormhole_from_before_is_old() throws IOException {
    process(60, 20, "sshd", 300, NONE);
    near(60);
    expect(Origin.BEFORE);
  }

  @Test
  void a_wormhole_that_waited_for_its_password_is_as_old_as_its_beginning() throws IOException {
    process(60, 20, "sshd", 300, NONE);
    process(61, 60, "sshd", 2000, NONE);
    near(61);
    expect(Origin.BEFORE);
  }

  @Test
  void a_login_from_the_host_itself_of_which_nobody_knows_the_maker_may_be_of_any()
      throws IOException {
    process(62, 1, "ssh", 2000, NONE);
    near(62);
    expect(Origin.UNKNOWN);
  }

  @Test
  void a_login_that_does_not_tell_from_where_it_is_may_be_of_any() throws IOException {
    for (String hidden : List.of("OTHER=1", "SSH_CONNECTION=UNKNOWN 65535 UNKNOWN 65535")) {
      process(60, 20, "sshd", 1001, NONE);
      process(61, 60, "bash", 1002, PTS, hidden);
      process(99, 61, "java", 1003, PTS);
      expect(Origin.UNKNOWN);
    }
  }

  // the connection from far away, held by both
  private void shared(String... processes) throws IOException {
    Files.writeString(
        proc.resolve("net/tcp"),
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 010200C0:0016 076433C6:9C40 01 00000000:00000000 00:00000000 00000000     0        0 7003 1
        """);
    for (String process : processes) {
      Files.createSymbolicLink(proc.resolve(process + "/fd/5"), Path.of("socket:[7003]"));
    }
  }

  // a new login whose other end, of port 40000, this process holds
  private void near(int maker) throws IOException {
    Files.writeString(
        proc.resolve("net/tcp"),
        """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:9C40 0100007F:0016 01 00000000:00000000 00:00000000 00000000     0        0 7001 1
           1: 0100007F:0016 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 7002 1
        """);
    Path held = proc.resolve(Integer.toString(maker)).resolve("fd").resolve("3");
    Files.createSymbolicLink(held, Path.of("socket:[7001]"));
    process(90, 20, "sshd", 2001, NONE);
    Files.createSymbolicLink(proc.resolve("90/fd/4"), Path.of("socket:[7002]"));
    process(91, 90, "bash", 2002, PTS, NEAR);
    process(99, 91, "java", 2003, PTS, NEAR);
  }
}
