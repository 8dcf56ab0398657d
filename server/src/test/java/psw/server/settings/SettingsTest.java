package psw.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.announcement.SshEnd;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;

class SettingsTest {
  private static Settings read(Map<String, String> properties, Map<String, String> environment) {
    return Settings.read(ServerKind.BROKER, new Source(properties::get, environment::get));
  }

  private static Settings read(Map<String, String> environment) {
    return read(Map.of(), environment);
  }

  @Test
  void a_property_wins_over_the_environment() {
    Settings settings = read(Map.of("psw.name", "ana"), Map.of("PSW_NAME", "rui"));
    assertEquals(new Label("ana"), settings.name());
  }

  @Test
  void nothing_said_means_the_defaults() {
    Settings settings = read(Map.of());
    assertEquals(Duration.ofMinutes(15), settings.lease());
    assertEquals(new Limits(20, 2, 200, 1_000_000, 256, 1_000, 32), settings.limits());
    assertTrue(settings.data().endsWith(".local/share/psw/broker"));
    assertEquals(Set.of(), settings.proxies());
    assertEquals(Path.of("/run/psw-gate/heard"), settings.knocks().heard());
  }

  @Test
  void lists_have_commas_between() {
    Settings settings =
        read(
            Map.of(
                "PSW_HOSTS", "Home.Example, b.example",
                "PSW_ADDR", "192.0.2.1,2001:db8::1",
                "PSW_PROXY", "127.0.0.1,192.0.2.8",
                "PSW_KNOCK_PORTS", "1111, 2222,3333",
                "PSW_SPA_PORT", "62201",
                "PSW_RENDEZVOUS", "http://a:9000 ,, http://b:9000"));
    assertEquals(Set.of("home.example", "b.example"), settings.hosts());
    assertEquals(
        List.of(new IpAddress("192.0.2.1"), new IpAddress("2001:db8::1")), settings.addresses());
    assertEquals(
        Set.of(new IpAddress("127.0.0.1"), new IpAddress("192.0.2.8")), settings.proxies());
    assertEquals(List.of("http://a:9000", "http://b:9000"), settings.rendezvous());
    assertEquals(Optional.of(new Port(62201)), settings.knocks().spa());
    assertEquals(
        List.of(new Port(1111), new Port(2222), new Port(3333)), settings.knocks().sequence());
  }

  @Test
  void a_router_may_have_other_ports_outside() {
    Map<String, String> inside =
        Map.of("PSW_SSH_PORT", "22022", "PSW_SPA_PORT", "62201", "PSW_SSH_HOSTKEY", FINGERPRINT);
    assertFalse(read(inside).forwarded());
    Map<String, String> all = new HashMap<>(inside);
    all.put("PSW_OUTSIDE_SSH_PORT", "2222");
    all.put("PSW_OUTSIDE_SPA_PORT", "62202");
    Settings settings = read(all);
    assertTrue(settings.forwarded());
    assertEquals(new Port(2222), settings.ssh().orElseThrow().port());
    assertEquals(Optional.of(new Port(62202)), settings.knocks().spa());
    assertTrue(settings.ownPorts().containsAll(Set.of(new Port(22022), new Port(2222))));
  }

  @ParameterizedTest
  @CsvSource({
    "PSW_LEASE,9",
    "PSW_LEASE,3601",
    "PSW_LEASE,soon",
    "PSW_NAME,My Home",
    "PSW_HOSTS,a b",
    "PSW_HOSTS,home.example:9000",
    "PSW_ADDR,home.example",
    "PSW_ADDR,169.254.1.1",
    "PSW_OUTSIDE_SSH_PORT,0",
    "PSW_OUTSIDE_SPA_PORT,62202",
    "PSW_PROXY,proxy.example",
    "PSW_TLS_PIN,sha256/short",
    "PSW_KNOCK_PORTS,65536",
    "PSW_SPA_PORT,0",
    "'PSW_KNOCK_PORTS','1,2,3,4,5,6,7,8,9'",
    "PSW_SSH_PORT,0",
    "PSW_PORT,65536",
    "PSW_SSH_HOSTKEY,/nowhere.pub",
    "PSW_SSH_HOSTKEY,SHA256:short",
    "PSW_DB_URL,jdbc:other:x",
    "PSW_DATA,/var/a;INIT=x",
    "PSW_LIMIT_BURST,-1"
  })
  void a_bad_setting_stops_the_start_and_is_named(String name, String value) {
    BadSetting bad = assertThrows(BadSetting.class, () -> read(Map.of(name, value)));
    assertTrue(bad.getMessage().contains(name), bad.getMessage());
  }

  @Test
  void the_host_key_is_announced_by_its_fingerprint(@TempDir Path directory) throws IOException {
    Path key = directory.resolve("key.pub");
    // the pair and its fingerprint were made with ssh-keygen
    Files.writeString(key, KEY);
    Settings settings = read(Map.of("PSW_SSH_HOSTKEY", key.toString(), "PSW_SSH_PORT", "22022"));
    assertEquals(List.of(FINGERPRINT), settings.ssh().orElseThrow().hostKeys());
    assertEquals(22022, settings.ssh().orElseThrow().port().number());
  }

  @Test
  void two_host_keys_are_announced_while_one_takes_over_from_the_other(@TempDir Path directory)
      throws IOException {
    Path key = Files.writeString(directory.resolve("key.pub"), KEY);
    String other = "SHA256:" + "A".repeat(43);
    Settings settings = read(Map.of("PSW_SSH_HOSTKEY", key + ", " + other));
    assertEquals(List.of(FINGERPRINT, other), settings.ssh().orElseThrow().hostKeys());
    Settings twice = read(Map.of("PSW_SSH_HOSTKEY", key + "," + FINGERPRINT));
    assertEquals(List.of(FINGERPRINT), twice.ssh().orElseThrow().hostKeys());
  }

  @Test
  void three_host_keys_are_too_many() {
    String three =
        "SHA256:"
            + "A".repeat(43)
            + ",SHA256:"
            + "B".repeat(42)
            + "A,SHA256:"
            + "C".repeat(42)
            + "A";
    BadSetting bad = assertThrows(BadSetting.class, () -> read(Map.of("PSW_SSH_HOSTKEY", three)));
    assertTrue(bad.getMessage().contains("PSW_SSH_HOSTKEY"), bad.getMessage());
  }

  @Test
  void the_server_for_tunnels_is_announced_where_it_is_installed(@TempDir Path etc)
      throws IOException {
    for (String kind : List.of("ssh", "psw")) {
      Files.createDirectory(etc.resolve(kind));
      String key = kind.equals("psw") ? KEY : "ssh-ed25519 AAAA";
      Files.writeString(etc.resolve(kind).resolve("ssh_host_ed25519_key.pub"), key);
    }
    Files.writeString(etc.resolve("psw/sshd_config"), "# Port 1\nPort 2200\n");
    SshEnd ssh =
        SshHostKey.read(new Source(name -> null, name -> null), etc, Optional.empty())
            .orElseThrow();
    assertEquals(new SshEnd(new Port(2200), List.of(FINGERPRINT)), ssh);
  }

  @Test
  void the_hosts_own_server_is_announced_where_there_is_no_other(@TempDir Path etc)
      throws IOException {
    Files.createDirectory(etc.resolve("ssh"));
    Files.writeString(etc.resolve("ssh/ssh_host_ed25519_key.pub"), KEY);
    SshEnd ssh =
        SshHostKey.read(new Source(name -> null, name -> null), etc, Optional.empty())
            .orElseThrow();
    assertEquals(new SshEnd(new Port(22), List.of(FINGERPRINT)), ssh);
  }

  @Test
  void the_ports_of_broker_and_ssh_server_are_known() {
    Settings settings = read(Map.of("PSW_PORT", "8100", "PSW_SSH_PORT", "2200"));
    for (int port : new int[] {8100, 8443, 2200, 22022}) {
      assertTrue(settings.ownPorts().contains(new Port(port)), "" + port);
    }
  }

  @Test
  void a_gateway_that_was_run_beside_is_announced_with_its_port(@TempDir Path data)
      throws IOException {
    Path share = Files.createDirectory(data.resolve("share"));
    Files.writeString(share.resolve("ssh_host_ed25519_key.pub"), KEY);
    Files.writeString(share.resolve("port"), "2200\n");
    Settings settings = read(Map.of("PSW_DATA", data.toString()));
    assertEquals(Optional.of(share), settings.share());
    assertEquals(Optional.of(new SshEnd(new Port(2200), List.of(FINGERPRINT))), settings.ssh());
    assertTrue(settings.ownPorts().contains(new Port(2200)));
  }

  @Test
  void the_share_directory_is_known_when_it_is_set() {
    assertEquals(Optional.empty(), read(Map.of()).share());
    assertEquals(
        Optional.of(Path.of("/srv/share")), read(Map.of("PSW_SHARE", "/srv/share")).share());
    assertEquals(
        Path.of("/srv/heard"), read(Map.of("PSW_GATE_HEARD", "/srv/heard")).knocks().heard());
  }

  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBX8xSg3n1FGVZG/PWWCPDaH20EnZtmtwcbZxRvRBOv2 test";
  private static final String FINGERPRINT = "SHA256:xXXNhHR90tODnP3Tk8bhR9tk4SEWDAiOEiXYudEzKEk";
}
