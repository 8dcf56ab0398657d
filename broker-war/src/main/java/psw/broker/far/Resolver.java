package psw.broker.far;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who knows the addresses of names. */
@FunctionalInterface
interface Resolver {
  /** The platform's own. */
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a name, at least one. */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
