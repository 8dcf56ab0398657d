package psw.client.serve;

import psw.wire.value.Port;

/** The two applications there are to run. */
public enum Kind {
  /** A site's registry. */
  BROKER("broker", 8000),
  /** The public directory. */
  RENDEZVOUS("rendezvous", 9000);

  private final String label;
  private final int usualPort;

  Kind(String label, int usualPort) {
    this.label = label;
    this.usualPort = usualPort;
  }

  /** Its name in paths and messages. */
  public String label() {
    return label;
  }

  /** The port it listens on unless told otherwise. */
  public Port usualPort() {
    return new Port(usualPort);
  }

  String war() {
    return label + ".war";
  }
}
