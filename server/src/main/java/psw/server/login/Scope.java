package psw.server.login;

/** What a token allows. */
public enum Scope {
  /** See what is not public. */
  READ,
  /** Register, change and withdraw services, and choose rendez-vous. */
  SERVICES_WRITE,
  /** Say who may reach what. */
  GRANTS_WRITE
}
