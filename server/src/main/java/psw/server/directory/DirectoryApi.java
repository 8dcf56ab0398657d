package psw.server.directory;

import java.util.Set;

/** The classes that each WAR's {@code Application} registers. */
public final class DirectoryApi {
  /** The resources that both servers have. */
  public static final Set<Class<?>> CLASSES = Set.of(BrokersResource.class);

  private DirectoryApi() {}
}
