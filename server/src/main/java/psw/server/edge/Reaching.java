package psw.server.edge;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Notes that the REST side is there. */
@Provider
@PreMatching
public class Reaching implements ContainerRequestFilter {
  @Inject private Reached reached;

  @Override
  public void filter(ContainerRequestContext request) {
    reached.note();
  }
}
