package psw.rendezvous;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import psw.rendezvous.catalogue.ServicesResource;
import psw.rendezvous.catalogue.WhoAmIResource;
import psw.rendezvous.intake.IntakeResource;
import psw.rendezvous.mailbox.MailboxesResource;
import psw.server.directory.DirectoryApi;
import psw.server.edge.Edge;
import psw.server.login.Login;

/** The REST side of a rendez-vous. */
@ApplicationPath("api")
public class RendezvousApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> all = new HashSet<>(Edge.CLASSES);
    all.addAll(Login.CLASSES);
    all.addAll(DirectoryApi.CLASSES);
    all.addAll(Set.of(IntakeResource.class, ServicesResource.class, WhoAmIResource.class));
    all.add(MailboxesResource.class);
    return all;
  }

  @Override
  public Map<String, Object> getProperties() {
    return Edge.PROPERTIES;
  }
}
