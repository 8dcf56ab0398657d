package psw.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.LabFailed;
import psw.client.lab.Outcome;
import psw.testing.Needs;

@Needs({"root", "unshare", "nsenter", "ip", "ping"})
class LabIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private Lab lab;
  private Host ana;
  private Host rui;

  @BeforeEach
  void open() throws LabFailed {
    lab = Lab.open();
    ana = lab.host("ana", "10.77.0.2/24", "fd77::2/64");
    rui = lab.host("rui", "10.77.0.3/24", "fd77::3/64");
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private static Outcome ping(Host from, String to) throws Exception {
    return from.run(SOON, "ping", "-c1", "-W1", to);
  }

  @Test
  void hosts_reach_each_other_over_ipv4_at_once() throws Exception {
    assertEquals(0, ping(ana, "10.77.0.3").exit());
  }

  @Test
  void hosts_reach_each_other_over_ipv6_at_once() throws Exception {
    assertEquals(0, ping(rui, "fd77::2").exit());
  }

  @Test
  void hosts_know_each_other_by_name() throws Exception {
    assertTrue(ana.run(SOON, "getent", "ahosts", "rui").out().contains("10.77.0.3"));
  }

  @Test
  void a_host_does_not_reach_the_machine() throws Exception {
    assertEquals("", ana.run(SOON, "ip", "route", "show", "default").out());
  }

  @Test
  void a_host_has_its_own_hostname() throws Exception {
    assertEquals("rui\n", rui.run(SOON, "uname", "-n").out());
  }

  @Test
  void a_host_sees_its_own_processes_alone() throws Exception {
    rui.start("sleep", "77");
    assertFalse(ana.run(SOON, "ps", "-eo", "args").out().contains("sleep 77"));
  }

  @Test
  void an_account_added_in_a_host_is_not_added_to_the_machine() throws Exception {
    byte[] before = Files.readAllBytes(Path.of("/etc/passwd"));
    Files.writeString(ana.root().resolve("etc/passwd"), "psw-lab:x:4711:4711::/root:/bin/sh\n");
    assertEquals(
        new String(before, StandardCharsets.UTF_8), Files.readString(Path.of("/etc/passwd")));
  }

  @Test
  void an_account_added_in_a_host_runs_commands_there() throws Exception {
    assertEquals(0, ana.run(SOON, "useradd", "-m", "lab-user").exit());
    assertEquals("lab-user\n", ana.command("id", "-un").as("lab-user").run(SOON).out());
  }

  @Test
  void files_under_tmp_are_a_hosts_own() throws Exception {
    ana.run(SOON, "touch", "/tmp/psw-lab-file");
    assertTrue(Files.exists(ana.root().resolve("tmp/psw-lab-file")));
    assertFalse(Files.exists(rui.root().resolve("tmp/psw-lab-file")));
    assertFalse(Files.exists(Path.of("/tmp/psw-lab-file")));
  }

  @Test
  void a_path_made_visible_is_seen_and_cannot_be_written(@TempDir Path dir) throws Exception {
    Files.writeString(dir.resolve("note"), "here");
    try (Lab other = Lab.open(dir)) {
      Host host = other.host("one");
      assertEquals("here", host.run(SOON, "cat", dir.resolve("note").toString()).out());
      assertNotEquals(0, host.run(SOON, "touch", dir.resolve("mine").toString()).exit());
    }
  }

  @Test
  void a_command_gets_nothing_of_our_environment_but_what_it_is_given() throws Exception {
    String out = ana.command("env").with("PSW_HOME", "/root/x").run(SOON).out();
    assertEquals(
        "HOME=/root\nLANG=C.UTF-8\nPATH=…\nPSW_HOME=/root/x\n",
        out.lines()
            .sorted()
            .map(line -> line.startsWith("PATH=") ? "PATH=…\n" : line + "\n")
            .reduce("", String::concat));
  }

  @Test
  void a_command_runs_in_the_directory_it_is_given() throws Exception {
    assertEquals("/var/log\n", ana.command("pwd").in("/var/log").run(SOON).out());
  }

  @Test
  void a_command_that_outlasts_its_limit_is_killed() throws Exception {
    assertTrue(ana.run(Duration.ofMillis(300), "sh", "-c", "sleep 78; :").timedOut());
    assertFalse(ana.run(SOON, "ps", "-eo", "args").out().contains("sleep 78"));
  }

  @Test
  void a_destroyed_command_gets_the_signal_itself() throws Exception {
    Process process =
        ana.start("sh", "-c", "trap 'exit 7' TERM; echo up; while :; do sleep 0.1; done");
    assertEquals("up", process.inputReader(StandardCharsets.UTF_8).readLine());
    process.destroy();
    assertEquals(7, process.waitFor());
  }

  @Test
  void a_pulled_cable_carries_nothing_until_it_is_plugged_again() throws Exception {
    rui.unplug();
    assertNotEquals(0, ping(ana, "fd77::3").exit());
    rui.plug();
    await().atMost(SOON).until(() -> ping(ana, "fd77::3").succeeded());
  }

  @Test
  void a_host_without_power_takes_its_processes_along() throws Exception {
    Process process = rui.start("sleep", "79");
    rui.close();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, ping(ana, "10.77.0.2").exit());
  }

  @Test
  void who_waits_for_a_stopped_command_ends_with_its_host() throws Exception {
    Process stopped = stopped();
    rui.close();
    assertTrue(stopped.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void who_waits_for_a_stopped_command_ends_with_the_lab() throws Exception {
    Process stopped = stopped();
    lab.close();
    assertTrue(stopped.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
  }

  private Process stopped() throws Exception {
    Process stopped = rui.start("sh", "-c", "kill -STOP $$");
    Optional<ProcessHandle> us = Optional.of(ProcessHandle.current());
    await().until(() -> !stopped.toHandle().parent().equals(us));
    long outer = stopped.toHandle().parent().orElseThrow().pid();
    await().until(() -> Files.readString(Path.of("/proc/" + outer + "/stat")).contains(") T "));
    return stopped;
  }

  @Test
  void two_labs_with_the_same_names_and_addresses_do_not_meet() throws Exception {
    try (Lab other = Lab.open()) {
      Host twin = other.host("ana", "10.77.0.2/24", "fd77::2/64");
      assertEquals(0, ping(ana, "10.77.0.3").exit());
      assertNotEquals(0, ping(twin, "10.77.0.3").exit());
    }
  }

  @Test
  void a_name_cannot_be_given_twice() {
    LabFailed failed = assertThrows(LabFailed.class, () -> lab.host("ana"));
    assertEquals(LabFailed.Reason.BAD_HOST, failed.reason());
  }

  @Test
  void an_address_that_the_kernel_refuses_leaves_no_half_host() throws Exception {
    LabFailed failed = assertThrows(LabFailed.class, () -> lab.host("bob", "10.77.0.999/24"));
    assertEquals(LabFailed.Reason.REFUSED, failed.reason());
    lab.host("bob", "10.77.0.9/24");
  }

  @Test
  void a_closed_lab_leaves_no_process_mount_or_namespace() throws Exception {
    Process process = ana.start("sh", "-c", "setsid sleep 80 & sleep 81");
    Traces traces = Traces.of(ana.root());
    lab.close();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    await().atMost(SOON).untilAsserted(traces::assertGone);
  }

  @Test
  void a_lab_whose_maker_is_killed_leaves_no_process_mount_or_namespace() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process maker =
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "psw.lab.OpenLab")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Traces traces = Traces.of(Path.of(maker.inputReader(StandardCharsets.UTF_8).readLine()));
    maker.destroyForcibly().waitFor();
    await().atMost(SOON).untilAsserted(traces::assertGone);
  }
}
