package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import psw.client.tunnel.Bind;
import psw.gate.rules.Lan;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.Port;

class LanPortTest {
  private final BrokerId site = BrokerId.of(new byte[32]);

  private List<Bind> of(String network, String label) throws BadValue {
    return new LanPort(Lan.network(network)).of(site, new Label(label), new Port(80));
  }

  @Test
  void a_service_has_its_own_port() throws BadValue {
    assertTrue(of("10.199.0.0/16", "web").stream().allMatch(bind -> bind.port() == 80));
  }

  @Test
  void each_has_an_address_of_its_own() throws BadValue {
    assertNotEquals(of("10.199.0.0/16", "web").get(0), of("10.199.0.0/16", "wiki").get(0));
  }

  @Test
  void it_is_the_same_each_time() throws BadValue {
    assertEquals(of("10.199.0.0/16", "web"), of("10.199.0.0/16", "web"));
  }

  @Test
  void it_is_within_the_network_and_neither_its_first_nor_its_last() throws BadValue {
    for (int n = 0; n < 2_000; n++) {
      String host = of("10.199.7.0/24", "s" + n).get(0).host();
      assertTrue(host.matches("10\\.199\\.7\\.\\d+"), host);
      int last = Integer.parseInt(host.substring(host.lastIndexOf('.') + 1));
      assertTrue(last >= 1 && last <= 254, host);
    }
  }
}
