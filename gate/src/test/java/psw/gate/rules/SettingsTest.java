package psw.gate.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
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
        "ssh 22|line 1|MALFORMED",
        "shh = 22|line 1|MALFORMED",
        "ssh =|ssh|MISSING",
        "ssh = 22;ssh = 23|ssh|DUPLICATE",
        "ssh = 0|ssh|OUT_OF_RANGE",
        "ssh = 22; reboot|line 2|MALFORMED",
        "ssh = 22 -j ACCEPT|ssh|MALFORMED",
        "ssh = 22,23,24,25,26|ssh|TOO_LONG",
        "ssh = 22,22|ssh|DUPLICATE",
        "ssh = 8000|broker-port|DUPLICATE",
        "tls-port = 8000|tls-port|DUPLICATE",
        "broker = all|broker|MALFORMED",
        "broker = 10.0.0.1/8|broker|OUT_OF_RANGE",
        "broker = 10.0.0.0/33|broker|OUT_OF_RANGE",
        "broker = 0.0.0.0/0|broker|OUT_OF_RANGE",
        "broker = 10.0.0.0/8,|broker|MALFORMED",
        "broker = fd00::/8x|broker|MALFORMED",
        "tls = router.lan|tls|MALFORMED",
        "knock = none|knock|MALFORMED",
        "knock = sequence|sequence|MISSING",
        "knock = both|sequence|MISSING",
        "sequence = 1111, 2222|sequence|OUT_OF_RANGE",
        "sequence = 1,2,3,4,5,6,7,8,9|sequence|TOO_LONG",
        "sequence = 1111, 2222, 1111|sequence|DUPLICATE",
        "sequence = 1111, 22, 3333|sequence|DUPLICATE",
        "sequence = 1111, x, 3333|sequence|MALFORMED",
        "spa-port = 65536|spa-port|OUT_OF_RANGE",
        "window = 4|window|OUT_OF_RANGE",
        "window = 301|window|OUT_OF_RANGE",
        "window = 30s|window|MALFORMED",
        "once = maybe|once|MALFORMED",
        "open = 443|open|MALFORMED",
        "open = 22/tcp|open|DUPLICATE",
        "open = 62201/udp|open|DUPLICATE",
        "open = 0/tcp|open|OUT_OF_RANGE",
      },
      delimiter = '|')
  void what_cannot_be_used_is_refused_by_its_key(String text, String part, Reason reason) {
    BadValue refused = assertThrows(BadValue.class, () -> Settings.parse(text.replace(";", "\n")));
    assertEquals(part + " " + reason, refused.part() + " " + refused.reason());
  }
}
