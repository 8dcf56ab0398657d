package psw.sites;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import psw.client.lab.Host;
import psw.client.lab.HostCommand;
import psw.client.lab.Lab;
import psw.client.lab.Outcome;
import psw.testing.Needs;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;

/**
 * A site at home, behind a router that translates IPv4, whose rendez-vous is in the wide world.
 * Nobody tells it its addresses. One story in order, since servers take long to start.
 */
@Needs({"root", "ip", "iptables", "curl"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnAddressIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofMinutes(6);
  // the rendez-vous is asked every ten seconds, since the lease is as short
  private static final Duration NOTICED = Duration.ofSeconds(90);

  private static final Path JAVA = Path.of(System.getProperty("java.home"));
  private static final Path PSW = Path.of("..", "client-tools", "target", "psw").toAbsolutePath();
  private static final String RENDEZVOUS = "http://198.51.100.1:9000";

  private static Lab lab;
  private static Host world;
  private static Host router;
  private static Host home;

  @BeforeAll
  static void open() throws Exception {
    lab = Lab.open(PSW.normalize(), JAVA);
    world = lab.host("world", "198.51.100.1/24", "2001:db8:1::1/64");
    router = lab.host("router", "198.51.100.2/24", "192.168.1.1/24");
    home = lab.host("home", "192.168.1.10/24", "fd77::10/64", "2001:db8:1::10/64");
    must(router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    must(router, "sh", "-c", "echo 0 > /proc/sys/net/ipv4/conf/all/send_redirects");
    must(router, "sh", "-c", "echo 0 > /proc/sys/net/ipv4/conf/eth0/send_redirects");
    String[] translate = {"-s", "192.168.1.0/24", "-o", "eth0", "-j", "MASQUERADE"};
    must(router, with(translate, "iptables", "-t", "nat", "-A", "POSTROUTING"));
    must(home, "ip", "route", "add", "default", "via", "192.168.1.1");
    start(world, "rendezvous").start();
    start(home, "broker")
        .with("PSW_RENDEZVOUS", RENDEZVOUS)
        .with("PSW_NAME", "ana")
        .with("PSW_LEASE", "30")
        .start();
    awaitReady(world, "http://127.0.0.1:9000");
    awaitReady(home, "http://127.0.0.1:8000");
  }

  @AfterAll
  static void close() {
    if (lab != null) {
      lab.close();
    }
  }

  private static String[] with(String[] last, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(last));
    return all.toArray(String[]::new);
  }

  private static HostCommand start(Host host, String kind) {
    return host.command(
            JAVA.resolve("bin/java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            PSW.normalize().resolve("psw.jar").toString(),
            kind,
            "--data",
            "/var/lib/psw")
        .with("HOME", "/root")
        .logTo(host.root().resolve("var/log/server.log"));
  }

  private static void awaitReady(Host host, String url) throws Exception {
    String[] look = {"curl", "-sf", "-o", "/dev/null", url + "/health/ready"};
    await().atMost(START).until(() -> host.run(SOON, look).succeeded());
  }

  private static String must(Host host, String... words) throws Exception {
    Outcome outcome = host.run(SOON, words);
    assertEquals(0, outcome.exit(), outcome::toString);
    return outcome.out();
  }

  private static List<JsonObject> list(String json) throws Exception {
    return ((List<?>) Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.ANSWER))
        .stream().map(JsonObject.class::cast).toList();
  }

  /** Where the world reads that the site is. */
  private static List<Object> announced() throws Exception {
    List<JsonObject> sites = list(must(world, "curl", "-s", RENDEZVOUS + "/api/brokers"));
    return sites.isEmpty() ? List.of() : List.copyOf((List<?>) sites.get(0).members().get("addr"));
  }

  private static void assertSoonAt(String... addresses) {
    await()
        .atMost(NOTICED)
        .untilAsserted(() -> assertEquals(List.of((Object[]) addresses), announced()));
  }

  @Test
  @Order(1)
  void a_site_behind_a_router_is_announced_where_the_world_sees_it() {
    assertSoonAt("2001:db8:1::10", "198.51.100.2", "192.168.1.10");
  }

  @Test
  @Order(2)
  void its_owner_is_told_from_where_each_is_known() throws Exception {
    Path token = home.root().resolve("var/lib/psw/cli.token");
    Files.writeString(
        home.root().resolve("root/token"), "Authorization: Bearer " + Files.readString(token));
    String url = "http://127.0.0.1:8000/api/addresses";
    List<JsonObject> told = list(must(home, "curl", "-s", "-H", "@/root/token", url));
    assertEquals(
        List.of("interface", "rendez-vous", "interface"),
        told.stream().map(one -> one.members().get("from")).toList());
    assertEquals(List.of(RENDEZVOUS), told.get(1).members().get("rendezvous"));
    assertEquals("401", must(home, "curl", "-so", "/dev/null", "-w", "%{http_code}", url));
  }

  @Test
  @Order(3)
  void another_address_of_the_router_is_announced() throws Exception {
    must(router, "ip", "address", "del", "198.51.100.2/24", "dev", "eth0");
    must(router, "ip", "address", "add", "198.51.100.3/24", "dev", "eth0");
    assertSoonAt("2001:db8:1::10", "198.51.100.3", "192.168.1.10");
  }

  @Test
  @Order(4)
  void another_address_of_the_host_is_announced() throws Exception {
    must(home, "ip", "address", "del", "2001:db8:1::10/64", "dev", "eth0");
    must(home, "ip", "address", "add", "2001:db8:1::20/64", "dev", "eth0");
    assertSoonAt("2001:db8:1::20", "198.51.100.3", "192.168.1.10");
  }

  @Test
  @Order(5)
  void a_rendez_vous_that_is_gone_takes_no_address_along() throws Exception {
    world.unplug();
    must(home, "ip", "address", "del", "2001:db8:1::20/64", "dev", "eth0");
    String self = "http://127.0.0.1:8000/api/brokers/self";
    List<String> left = List.of("198.51.100.3", "192.168.1.10");
    await()
        .atMost(NOTICED)
        .untilAsserted(
            () ->
                assertEquals(
                    left,
                    Json.parseObject(
                            must(home, "curl", "-s", self).getBytes(StandardCharsets.UTF_8),
                            JsonLimits.ANSWER)
                        .members()
                        .get("addr")));
  }
}
