package psw.rendezvous.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import psw.rendezvous.proof.Proof;
import psw.server.directory.Views;
import psw.server.edge.Connection;
import psw.server.edge.Problems;
import psw.server.login.ProvesItself;
import psw.wire.json.JsonObject;
import psw.wire.mailbox.Ending;
import psw.wire.mailbox.MailboxRules;
import psw.wire.mailbox.Nameplate;
import psw.wire.mailbox.Work;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/** {@code /api/mailboxes}; docs/protocol.md 6. */
@Path("mailboxes")
@RequestScoped
@ProvesItself
@Produces(MediaType.APPLICATION_JSON)
public class MailboxesResource {
  private static final String KEY = "Idempotency-Key";

  @Inject private Mailboxes mailboxes;
  @Context private HttpServletRequest request;

  /** Makes a mailbox for who signed the request. */
  @POST
  public Response create(@HeaderParam(KEY) String key, InputStream body)
      throws BadValue, IOException {
    Proof.Asked asked = new Proof.Asked("POST", request.getRequestURI(), bounded(body));
    return given(mailboxes.create(authorization(), asked, household(), Optional.ofNullable(key)));
  }

  /** Becomes the second side of a mailbox. */
  @POST
  @Path("{nameplate}/claims")
  public Response claim(
      @PathParam("nameplate") String nameplate,
      @HeaderParam(KEY) String key,
      @HeaderParam(Work.HEADER) String stamp)
      throws BadValue {
    return given(
        mailboxes.claim(
            Nameplate.parse(nameplate),
            household(),
            Optional.ofNullable(stamp),
            Optional.ofNullable(key)));
  }

  private static Response given(Mailboxes.Key key) {
    String nameplate = key.given().nameplate().text();
    JsonObject json =
        JsonObject.with("nameplate", nameplate)
            .and("token", key.secret().text())
            .and("expires", Views.time(key.given().expires()))
            .build();
    return Response.status(Response.Status.CREATED)
        .header("Location", URI.create("/api/mailboxes/" + nameplate))
        .header("Cache-Control", "no-store")
        .entity(json)
        .build();
  }

  /** Sends a message under its number. */
  @PUT
  @Path("{nameplate}/messages/{number}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public Response send(
      @PathParam("nameplate") String nameplate,
      @PathParam("number") String number,
      InputStream body)
      throws BadValue, IOException {
    Secret secret = secret();
    Nameplate box = Nameplate.parse(nameplate);
    int place = number(number, "number", 1);
    boolean isNew = mailboxes.send(box, secret, place, bounded(body));
    return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
        .entity(JsonObject.with("number", place).build())
        .build();
  }

  /** Waits for messages of the other side. */
  @GET
  @Path("{nameplate}/messages")
  public void read(
      @PathParam("nameplate") String nameplate,
      @QueryParam("after") String after,
      @QueryParam("wait") String wait,
      @Suspended AsyncResponse response)
      throws BadValue {
    Secret secret = secret();
    Nameplate box = Nameplate.parse(nameplate);
    Duration longest =
        wait == null ? MailboxRules.LONGEST_WAIT : Duration.ofSeconds(number(wait, "wait", 0));
    if (longest.compareTo(MailboxRules.LONGEST_WAIT) > 0) {
      throw new BadValue("wait", Reason.OUT_OF_RANGE);
    }
    mailboxes.read(box, secret, after == null ? 0 : number(after, "after", 0), longest, response);
  }

  /** Ends the mailbox. */
  @DELETE
  @Path("{nameplate}")
  public void burn(@PathParam("nameplate") String nameplate, @QueryParam("reason") String reason)
      throws BadValue {
    Secret secret = secret();
    if (reason == null) {
      throw new BadValue("reason", Reason.MISSING);
    }
    mailboxes.burn(Nameplate.parse(nameplate), secret, Ending.parseReason(reason));
  }

  private Household household() {
    return Household.of(Connection.of(request).address());
  }

  private Optional<String> authorization() {
    return Optional.ofNullable(request.getHeader("Authorization"));
  }

  private Secret secret() {
    return Secret.read(authorization()).orElseThrow(Refusals::noKey);
  }

  private static int number(String text, String part, int least) throws BadValue {
    if (!text.matches("[0-9]{1,4}")) {
      throw new BadValue(part, Reason.MALFORMED);
    }
    int number = Integer.parseInt(text);
    if (number < least) {
      throw new BadValue(part, Reason.OUT_OF_RANGE);
    }
    return number;
  }

  private static byte[] bounded(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MailboxRules.LONGEST_MESSAGE + 1);
    if (bytes.length > MailboxRules.LONGEST_MESSAGE) {
      throw Problems.TOO_LARGE.asException();
    }
    return bytes;
  }
}
