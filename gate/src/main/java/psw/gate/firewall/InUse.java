package psw.gate.firewall;

/** A network that was to stand for remote services, and is somebody's here. */
public final class InUse extends Exception {
  private static final long serialVersionUID = 1L;

  private final String network;

  InUse(String network, String route) {
    super(route, null, false, false);
    this.network = network;
  }

  /** Which. The message is the route that is there, as ip(8) prints it. */
  public String network() {
    return network;
  }
}
