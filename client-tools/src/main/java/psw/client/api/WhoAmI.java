package psw.client.api;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import psw.pairing.http.Caller;
import psw.pairing.http.Deadline;
import psw.pairing.http.Reply;
import psw.pairing.http.Resolver;
import psw.pairing.pin.ServerUrl;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;

/** Asks a rendez-vous from which address it sees this host, and for its time, over one family. */
public final class WhoAmI {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LONGEST = 4096;

  private WhoAmI() {}

  /**
   * What it says.
   *
   * @param address as which this host is seen there
   * @param time its clock's, if it says so
   */
  public record Said(InetAddress address, Optional<Instant> time) {}

  /** What it says; empty where it cannot be asked, or does not say as whom it sees this host. */
  public static Optional<Said> ask(ServerUrl server, boolean v6) {
    Caller caller = new Caller(server, host -> family(host, v6));
    ClassicHttpRequest request = caller.request("GET", "/api/whoami");
    request.setHeader("Accept", "application/json");
    request.setHeader("Connection", "close");
    try {
      Reply reply = caller.ask(request, LONGEST, Deadline.in(PATIENCE));
      return reply.status() == 200 ? Optional.of(read(reply.body())) : Optional.empty();
    } catch (IOException | BadValue e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static List<InetAddress> family(String host, boolean v6) throws UnknownHostException {
    List<InetAddress> family =
        Resolver.SYSTEM.addresses(host).stream()
            .filter(address -> address instanceof Inet6Address == v6)
            .toList();
    if (family.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return family;
  }

  static Said read(byte... body) throws UnknownHostException, BadValue {
    JsonObject said = Json.parseObject(body, JsonLimits.BODY);
    String ip = IpAddress.parse(said.text("ip")).text();
    return new Said(
        InetAddress.getByName(ip), said.optionalInteger("time").map(Instant::ofEpochMilli));
  }
}
