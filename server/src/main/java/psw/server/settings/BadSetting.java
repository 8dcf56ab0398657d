package psw.server.settings;

/** A setting that cannot be used; the message names it and says what it should be. */
public final class BadSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadSetting(String name, String should) {
    super("setting " + Source.environment(name) + " (" + name + ") " + should);
  }
}
