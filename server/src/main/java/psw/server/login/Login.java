package psw.server.login;

import java.util.Set;

/** The classes that each WAR's {@code Application} registers. */
public final class Login {
  /** The filter that knows tokens. */
  public static final Set<Class<?>> CLASSES = Set.of(BearerFilter.class);

  private Login() {}
}
