package psw.rendezvous.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import psw.server.directory.Directory;
import psw.server.directory.ListedService;
import psw.server.directory.ServiceQuery;
import psw.server.directory.Views;
import psw.server.edge.Listing;
import psw.server.edge.Problems;
import psw.server.edge.Tagged;
import psw.server.login.NeedsToken;
import psw.server.login.Scope;
import psw.wire.value.BadValue;

/** {@code /api/services}: everybody's public services. They are written by announcements alone. */
@Path("services")
@RequestScoped
public class ServicesResource {
  @Inject private Directory directory;
  @Context private Request request;
  @Context private UriInfo uri;

  /** The services of live brokers in the order of their numbers here, part by part. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response all() throws BadValue {
    Listing listing = Listing.asked(uri, request);
    ServiceQuery query =
        new ServiceQuery(
            listing.paging().words(),
            new HashSet<>(listing.paging().brokers()),
            listing.paging().afterNumber(),
            listing.paging().skip(),
            listing.most());
    return listing.answer(
        directory.services(query), Views::service, service -> Long.toString(service.id()));
  }

  /** One of them. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response one(@PathParam("id") String id) throws BadValue {
    ListedService found =
        directory.service(number(id)).orElseThrow(() -> Problems.NOT_FOUND.asException());
    String json = Views.service(found).toString();
    return Tagged.answer(json, request, MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static long number(String id) throws BadValue {
    if (!id.matches("[0-9]{1,18}") || Long.parseLong(id) < 1) {
      throw new BadValue("id", BadValue.Reason.MALFORMED);
    }
    return Long.parseLong(id);
  }

  /** The original's registration: no broker can prove itself this way yet, so nobody may. */
  @POST
  @NeedsToken(Scope.SERVICES_WRITE)
  public Response register() {
    throw Problems.UNAUTHORIZED.asException();
  }

  /** As {@link #register}. */
  @PUT
  @Path("{id}")
  @NeedsToken(Scope.SERVICES_WRITE)
  public Response change() {
    throw Problems.UNAUTHORIZED.asException();
  }

  /** The original's withdrawal by number; as {@link #register}. */
  @DELETE
  @Path("del/{pk}")
  @NeedsToken(Scope.SERVICES_WRITE)
  public Response withdraw() {
    throw Problems.UNAUTHORIZED.asException();
  }

  /** The original's withdrawal by address; as {@link #register}. */
  @DELETE
  @Path("del/{ip}/{port}")
  @NeedsToken(Scope.SERVICES_WRITE)
  public Response withdrawAddress() {
    throw Problems.UNAUTHORIZED.asException();
  }
}
