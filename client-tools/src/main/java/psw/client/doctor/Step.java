package psw.client.doctor;

/** What is looked at, in this order. */
public enum Step {
  /** Who is meant. */
  NAME,
  /** Where this site is announced. */
  RENDEZVOUS,
  /** Where the site is, over which family of addresses. */
  ADDRESS,
  /** This host's clock. */
  CLOCK,
  /** What stands before the site's SSH server. */
  GATE,
  /** A knock on its way. */
  KNOCK,
  /** The SSH server's port. */
  PORT,
  /** Whose server it is. */
  HOST_KEY,
  /** Whether it lets this device in. */
  LOGIN,
  /** Whether the service is granted, and answers. */
  SERVICE
}
