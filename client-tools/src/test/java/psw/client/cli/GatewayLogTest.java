package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import psw.gateway.Journal.Event;
import psw.gateway.Journal.What;

class GatewayLogTest {
  private final GatewayLog log = new GatewayLog();

  private void note(What what, String who, String... about) {
    log.note(new Event(what, who, List.of(about)));
  }

  @Test
  void a_refusal_names_the_device_and_the_target() throws Exception {
    note(What.REFUSED, "device", "127.0.0.1:22");
    assertEquals("refused device to 127.0.0.1:22", log.next());
  }

  @Test
  void strangers_have_twenty_lines_a_minute_and_hide_nobody_else() throws Exception {
    for (int n = 0; n < 1000; n++) {
      note(What.TURNED_AWAY, "192.0.2.1");
    }
    note(What.LET_IN, "device", "192.0.2.2");
    for (int n = 0; n < 20; n++) {
      assertEquals("turned away a stranger from 192.0.2.1", log.next());
    }
    assertEquals("let in device from 192.0.2.2", log.next());
  }

  @Test
  void when_nobody_reads_lines_are_lost_and_that_is_said() throws Exception {
    for (int n = 0; n < 10_005; n++) {
      note(What.OPENED, "device", "127.0.0.1:80");
    }
    assertEquals("5 lines were lost", log.next());
    assertEquals("opened device to 127.0.0.1:80", log.next());
  }
}
