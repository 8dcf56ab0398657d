package psw.gate.firewall;

import psw.gate.rules.Backend;

/** The kernel, or the program that speaks to it, refuses rules. */
public final class NotLoaded extends Exception {
  private static final long serialVersionUID = 1L;
  private final Backend backend;

  NotLoaded(Backend backend, String said) {
    super(said.strip(), null, false, false);
    this.backend = backend;
  }

  /** Whose rules. */
  public Backend backend() {
    return backend;
  }
}
