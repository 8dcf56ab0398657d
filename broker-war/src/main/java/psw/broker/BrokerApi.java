package psw.broker;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import psw.server.directory.DirectoryApi;
import psw.server.edge.Edge;
import psw.server.login.Login;

/** The REST side of a broker. */
@ApplicationPath("api")
public class BrokerApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> all = new HashSet<>(Edge.CLASSES);
    all.addAll(Login.CLASSES);
    all.addAll(DirectoryApi.CLASSES);
    return all;
  }

  @Override
  public Map<String, Object> getProperties() {
    return Edge.PROPERTIES;
  }
}
