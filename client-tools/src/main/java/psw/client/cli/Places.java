package psw.client.cli;

import java.util.List;
import psw.client.tunnel.Bind;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;
import psw.wire.value.Port;

/** Where a service of another site may be reached here, in the order in which to try them. */
@FunctionalInterface
interface Places {
  List<Bind> of(BrokerId site, Label service, Port port);

  /** For the programs of this user, or for the whole network behind this host. */
  static Places of(boolean lan) {
    return lan ? new LanPort(Settings.lan())::of : LocalPort::of;
  }
}
