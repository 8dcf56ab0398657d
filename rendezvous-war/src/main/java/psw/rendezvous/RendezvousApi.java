package psw.rendezvous;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import psw.server.edge.Edge;

/** The REST side of a rendez-vous. */
@ApplicationPath("api")
public class RendezvousApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return new HashSet<>(Edge.CLASSES);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Edge.PROPERTIES;
  }
}
