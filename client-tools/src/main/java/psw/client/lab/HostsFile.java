package psw.client.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;

/** Every host's {@code /etc/hosts}: all hosts of the lab by name. Format: hosts(5). */
final class HostsFile {
  private static final String LOCAL =
      "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n";

  private HostsFile() {}

  static void write(Collection<Host> hosts) throws IOException {
    StringBuilder text = new StringBuilder(LOCAL);
    for (Host host : hosts) {
      for (String address : host.addresses()) {
        text.append(address, 0, address.indexOf('/')).append(' ').append(host.name()).append('\n');
      }
    }
    for (Host host : hosts) {
      Files.writeString(host.root().resolve("etc/hosts"), text);
    }
  }
}
