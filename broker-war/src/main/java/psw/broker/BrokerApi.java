package psw.broker;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import psw.broker.account.SetupResource;
import psw.broker.address.AddressesResource;
import psw.broker.announcing.RendezvousResource;
import psw.broker.audit.AuditResource;
import psw.broker.catalog.ServicesResource;
import psw.broker.grants.GrantsResource;
import psw.broker.pairing.PairingResource;
import psw.broker.peers.PeersResource;
import psw.broker.sealed.PeerHeardResource;
import psw.broker.sealed.PeerServicesResource;
import psw.broker.sites.SitesResource;
import psw.broker.tokens.TokensResource;
import psw.server.directory.DirectoryApi;
import psw.server.edge.Edge;
import psw.server.login.Login;

/** The REST side of a broker. */
@ApplicationPath("api")
public class BrokerApi extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(Edge.CLASSES);
    classes.addAll(Login.CLASSES);
    classes.addAll(DirectoryApi.CLASSES);
    classes.add(ServicesResource.class);
    classes.add(AddressesResource.class);
    classes.add(RendezvousResource.class);
    classes.add(GrantsResource.class);
    classes.add(PeerHeardResource.class);
    classes.add(PeerServicesResource.class);
    classes.add(TokensResource.class);
    classes.add(AuditResource.class);
    classes.add(SetupResource.class);
    classes.add(PeersResource.class);
    classes.add(PairingResource.class);
    classes.add(SitesResource.class);
    return classes;
  }

  @Override
  public Map<String, Object> getProperties() {
    return Edge.PROPERTIES;
  }
}
