package psw.gate.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentListTest {
  @TempDir private Path kernel;

  private String written(String address, String list) throws Exception {
    Path file = Files.createFile(kernel.resolve(list));
    new RecentList(kernel).open(InetAddress.getByName(address));
    return Files.readString(file);
  }

  @Test
  void an_address_goes_to_the_list_of_its_family() throws Exception {
    assertEquals("+192.0.2.7\n", written("192.0.2.7", "PSW_SPA"));
    assertEquals("+2001:db8:0:0:0:0:0:7\n", written("2001:db8::7", "PSW6_SPA"));
  }

  @Test
  void the_interface_of_a_link_local_address_is_not_told() throws Exception {
    assertEquals("+fe80:0:0:0:0:0:0:7\n", written("fe80::7%1", "PSW6_SPA"));
  }
}
