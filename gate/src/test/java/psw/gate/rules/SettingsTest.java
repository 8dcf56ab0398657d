package psw.gate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.gate.rules.BadSetting.Fault;
import psw.wire.value.Port;

class SettingsTest {
  private static List<Port> ports(Integer... numbers) {
    return Stream.of(numbers).map(Port::new).toList();
  }

  @Test
  void a_new_site_shows_nothing_and_opens_by_one_datagram() throws Exception {
    Settings settings = Settings.parse("");
    assertEquals(Set.of(KnockKind.SPA), settings.knocks());
    assertEquals(Reach.LOOPBACK, settings.broker().reach());
    assertEquals(Reach.LOOPBACK, settings.tls().reach());
    assertEquals(new Port(62201), settings.spa());
    assertEquals(ports(22), settings.ssh());
    assertEquals(Duration.ofSeconds(30), settings.window());
    assertTrue(settings.once());
  }

  @Test
  void every_key_is_read() throws Exception {
    String text =
        """
        # of a site
        ssh = 22, 22022
          broker=public
        broker-port = 8001
        tls = 192.168.0.0/16, fd00::/8 , 10.1.2.3
        tls-port = 8444

        knock = both
        sequence = 7401, 5120, 9233, 6000
        spa-port = 40000
        window = 60
        once = no
        open = 443/tcp, 51820/udp, 80/tcp
        """;
    Settings settings = Settings.parse(text);
    assertEquals(ports(22, 22022), settings.ssh());
    assertEquals(new Settings.Door(new Port(8001), Reach.PUBLIC), settings.broker());
    assertEquals("[192.168.0.0/16, fd00::/8, 10.1.2.3/32]", networks(settings));
    assertEquals(new Port(8444), settings.tls().port());
    assertEquals(Set.of(KnockKind.SPA, KnockKind.SEQUENCE), settings.knocks());
    assertEquals(ports(7401, 5120, 9233, 6000), settings.sequence());
    assertEquals(new Port(40000), settings.spa());
    assertEquals(Duration.ofMinutes(1), settings.window());
    assertEquals(false, settings.once());
    assertEquals(ports(443, 80), settings.tcp());
    assertEquals(ports(51820), settings.udp());
  }

  private static String networks(Settings settings) {
    return settings.tls().reach().networks().toString();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "ssh 22|1||NO_SETTING",
        "ssh = 22; reboot|2||NO_SETTING",
        "shh = 22|1|shh|UNKNOWN_KEY",
        ";;interface = eth7|3|interface|UNKNOWN_KEY",
        "ssh = 22;ssh = 23|2|ssh|KEY_TWICE",
        "ssh =|1|ssh|NOT_ALLOWED",
        "ssh = 0|1|ssh|NOT_ALLOWED",
        "ssh = 022|1|ssh|NOT_ALLOWED",
        "spa-port = 07000|1|spa-port|NOT_ALLOWED",
        "window = 030|1|window|NOT_ALLOWED",
        "open = 0443/tcp|1|open|NOT_ALLOWED",
        "broker = 10.0.0.0/08|1|broker|NOT_ALLOWED",
        "ssh = 22 -j ACCEPT|1|ssh|NOT_ALLOWED",
        "ssh = 22,23,24,25,26|1|ssh|NOT_ALLOWED",
        "broker = all|1|broker|NOT_ALLOWED",
        "broker = 10.0.0.1/8|1|broker|NOT_ALLOWED",
        "broker = 10.0.0.0/33|1|broker|NOT_ALLOWED",
        "broker = 0.0.0.0/0|1|broker|NOT_ALLOWED",
        "broker = 10.0.0.0/8,|1|broker|NOT_ALLOWED",
        "broker = fd00::/8x|1|broker|NOT_ALLOWED",
        "tls = router.lan|1|tls|NOT_ALLOWED",
        "knock = none|1|knock|NOT_ALLOWED",
        "sequence = 1111, 2222|1|sequence|NOT_ALLOWED",
        "sequence = 1,2,3,4,5,6,7,8,9|1|sequence|NOT_ALLOWED",
        "sequence = 1111, x, 3333|1|sequence|NOT_ALLOWED",
        "spa-port = 65536|1|spa-port|NOT_ALLOWED",
        "window = 4|1|window|NOT_ALLOWED",
        "window = 301|1|window|NOT_ALLOWED",
        "window = 30s|1|window|NOT_ALLOWED",
        "once = maybe|1|once|NOT_ALLOWED",
        "open = 443|1|open|NOT_ALLOWED",
        "open = 0/tcp|1|open|NOT_ALLOWED",
        "lan = lo|1|lan|NOT_ALLOWED",
        "lan = eth0 -j ACCEPT|1|lan|NOT_ALLOWED",
        "lan = eth0, eth0|1|lan|NOT_ALLOWED",
        "lan = ../../etc|1|lan|NOT_ALLOWED",
        "lan = eth1;lan-network = 10.199.0.1/16|2|lan-network|NOT_ALLOWED",
        "lan = eth1;lan-network = 127.0.0.0/16|2|lan-network|NOT_ALLOWED",
        "lan = eth1;lan-network = 10.0.0.0/8|2|lan-network|NOT_ALLOWED",
        "lan = eth1;lan-network = fd00::/64|2|lan-network|NOT_ALLOWED",
        "lan-network = 10.199.0.0/16|1|lan|MISSING",
        "knock = sequence|1|sequence|MISSING",
        "knock = both|1|sequence|MISSING",
      },
      delimiter = '|')
  void what_cannot_be_used_is_refused_by_line_and_key(
      String text, int line, String key, Fault fault) {
    BadSetting refused = refused(text);
    assertEquals(Optional.of(line), refused.line());
    assertEquals(key == null ? "" : key, refused.key());
    assertEquals(fault, refused.fault());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "ssh = 22;open = 80/tcp, 22/tcp|2|open|22|ssh",
        "ssh = 22,22|1|ssh|22|ssh",
        "ssh = 8000||broker-port|8000|ssh",
        "tls-port = 8000|1|tls-port|8000|broker-port",
        "open = 62201/udp|1|open|62201|spa-port",
        "sequence = 1111, 2222, 1111|1|sequence||sequence",
        "sequence = 1111, 22, 3333|1|sequence||ssh",
      },
      delimiter = '|')
  void a_port_with_two_uses_is_refused_by_both(
      String text, Integer line, String key, String port, String other) {
    BadSetting refused = refused(text);
    assertEquals(Fault.PORT_TWICE, refused.fault());
    assertEquals(Optional.ofNullable(line), refused.line());
    assertEquals(key + " " + other, refused.key() + " " + refused.other());
    assertEquals(port == null ? "" : port, refused.value());
  }

  @Test
  void what_was_written_is_told_unless_it_is_a_secret() {
    assertEquals("lan", refused("broker = lan").value());
    assertEquals("", refused("sequence = 1111, 2222").value());
  }

  private static BadSetting refused(String text) {
    return assertThrows(BadSetting.class, () -> Settings.parse(text.replace(";", "\n")));
  }
}
