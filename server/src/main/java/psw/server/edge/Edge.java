package psw.server.edge;

import java.util.Map;
import java.util.Set;

/** The classes that each WAR's {@code Application} registers. */
public final class Edge {
  /** Readers, writers, mappers, and a filter. */
  public static final Set<Class<?>> CLASSES =
      Set.of(
          Reaching.class,
          JsonBodies.class,
          JoseBodies.class,
          JsonAnswers.class,
          JsonLists.class,
          Failures.class,
          HttpFailures.class,
          BadValues.class);

  /** Jersey would otherwise describe every resource to everybody at application.wadl. */
  public static final Map<String, Object> PROPERTIES =
      Map.of("jersey.config.server.wadl.disableWadl", true);

  private Edge() {}
}
