package psw.client.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import psw.client.tunnel.Bind;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.Port;

class LocalPortTest {
  private final BrokerId site = BrokerId.of(new byte[32]);

  private List<Bind> of(String label, int port) {
    return LocalPort.of(site, new Label(label), new Port(port));
  }

  @Test
  void the_service_s_own_port_comes_first() {
    assertEquals(3000, of("wiki", 3000).get(0).port());
  }

  @Test
  void a_port_that_only_root_may_take_is_tried_above_8000_then() {
    assertEquals(List.of(80, 8080), of("web", 80).stream().map(Bind::port).limit(2).toList());
  }

  @Test
  void the_order_is_the_same_each_time() {
    assertEquals(of("wiki", 3000), of("wiki", 3000));
  }

  @Test
  void two_services_with_one_port_differ_in_what_comes_then() {
    assertNotEquals(of("wiki", 3000).get(1), of("photos", 3000).get(1));
  }

  @Test
  void any_port_is_the_last() {
    List<Bind> all = of("wiki", 3000);
    assertEquals(0, all.get(all.size() - 1).port());
  }

  @Test
  void a_site_has_one_address_which_is_of_loopback() {
    List<String> hosts = of("wiki", 3000).stream().map(Bind::host).distinct().toList();
    assertEquals(List.of(LocalPort.address(site)), hosts);
    assertTrue(hosts.get(0).matches("127\\.83\\.\\d{1,3}\\.[1-9]\\d{0,2}"), hosts.get(0));
  }

  @Test
  void another_site_has_another_address() {
    BrokerId other = BrokerId.of("another key of thirty-two bytes.".getBytes(US_ASCII));
    assertNotEquals(LocalPort.address(site), LocalPort.address(other));
  }
}
