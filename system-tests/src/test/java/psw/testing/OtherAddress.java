package psw.testing;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.Assumptions;

/** An IPv4 address of this machine at which it is not its own loopback. */
public final class OtherAddress {
  private OtherAddress() {}

  /** The first one; without any the test is skipped. */
  public static String ofThisMachine() throws SocketException {
    String found =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .findFirst()
            .orElse("");
    Assumptions.assumeFalse(found.isEmpty(), "this machine has no address but its loopback");
    return found;
  }
}
