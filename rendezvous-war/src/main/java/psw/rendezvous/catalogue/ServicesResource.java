package psw.rendezvous.catalogue;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.io.InputStream;
import java.net.URI;
import java.util.HashSet;
import psw.rendezvous.proof.Proof;
import psw.rendezvous.unverified.Unverified;
import psw.rendezvous.unverified.UnverifiedService;
import psw.server.directory.ServiceQuery;
import psw.server.edge.Connection;
import psw.server.edge.Listing;
import psw.server.edge.Problems;
import psw.server.edge.Tagged;
import psw.server.login.ProvesItself;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/**
 * {@code /api/services}: everybody's public services, as announced, and as told by the original's
 * requests, each of which its broker signs.
 */
@Path("services")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServicesResource {
  @Inject private Catalogue catalogue;
  @Inject private Unverified unverified;
  @Context private Request request;
  @Context private HttpServletRequest servlet;
  @Context private UriInfo uri;

  /** The services of live brokers in the order of their numbers here, part by part. */
  @GET
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
        catalogue.services(query), Listed::view, listed -> Long.toString(listed.id()));
  }

  /** One of them. */
  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) throws BadValue {
    Listed found =
        catalogue.service(number(id)).orElseThrow(() -> Problems.NOT_FOUND.asException());
    return Tagged.answer(found.view().toString(), request, MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** The original's registration, of one who proves its key. */
  @POST
  @ProvesItself(inClear = true)
  public Response register(InputStream body) throws BadValue {
    Signed signed = signed(body);
    UnverifiedService stored =
        Signed.done(
            unverified.add(signed.proof(), signed.draft(), Connection.of(servlet).address()));
    return Response.ok(catalogue.view(stored))
        .header("Location", URI.create("/api/services/" + stored.id()))
        .build();
  }

  /** A change of one's own entry. */
  @PUT
  @Path("{id}")
  @ProvesItself(inClear = true)
  public JsonObject change(@PathParam("id") String id, InputStream body) throws BadValue {
    Signed signed = signed(body);
    return catalogue.view(
        Signed.done(unverified.change(signed.proof(), number(id), signed.draft())));
  }

  /** The original's withdrawal by number; the answer shows it as it was. */
  @DELETE
  @Path("del/{pk}")
  @ProvesItself(inClear = true)
  public JsonObject withdraw(@PathParam("pk") String id, InputStream body) throws BadValue {
    Proof proof = signed(body).proof();
    return catalogue.view(Signed.done(unverified.remove(proof, number(id))));
  }

  /** The original's withdrawal by address. */
  @DELETE
  @Path("del/{ip}/{port}")
  @ProvesItself(inClear = true)
  public JsonObject withdrawAddress(
      @PathParam("ip") String ip, @PathParam("port") String port, InputStream body)
      throws BadValue {
    Proof proof = signed(body).proof();
    return catalogue.view(
        Signed.done(unverified.remove(proof, IpAddress.parse(ip), Port.parse(port))));
  }

  private Signed signed(InputStream body) {
    return Signed.read(servlet, body, unverified);
  }

  private static long number(String id) throws BadValue {
    if (!id.matches("[0-9]{1,18}") || Long.parseLong(id) < 1) {
      throw new BadValue("id", BadValue.Reason.MALFORMED);
    }
    return Long.parseLong(id);
  }
}
