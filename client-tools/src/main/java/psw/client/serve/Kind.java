package psw.client.serve;

import psw.wire.value.Port;

/** The two applications there are to run. */
public enum Kind {
  /** A site's registry. */
  BROKER("broker", "broker", 8000, 8443),
  /** The public directory. */
  RENDEZVOUS("rendezvous", "rendez-vous", 9000, 9443);

  private final String label;
  private final String words;
  private final int usualPort;
  private final int usualTlsPort;

  Kind(String label, String words, int usualPort, int usualTlsPort) {
    this.label = label;
    this.words = words;
    this.usualPort = usualPort;
    this.usualTlsPort = usualTlsPort;
  }

  /** Its name in sentences. */
  public String words() {
    return words;
  }

  /** Its name in commands and paths. */
  public String label() {
    return label;
  }

  /** The port it listens on unless told otherwise. */
  public Port usualPort() {
    return new Port(usualPort);
  }

  /** The port on which it speaks TLS unless told otherwise. */
  public Port usualTlsPort() {
    return new Port(usualTlsPort);
  }

  String war() {
    return label + ".war";
  }
}
