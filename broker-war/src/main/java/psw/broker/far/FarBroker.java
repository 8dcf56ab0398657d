package psw.broker.far;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import psw.pairing.http.Caller;
import psw.pairing.http.Deadline;
import psw.pairing.http.Line;
import psw.pairing.http.Reply;
import psw.pairing.http.Resolver;
import psw.pairing.http.Strange;
import psw.wire.announcement.Announcement;

/**
 * Another site's broker at an address that the owner typed. All that is sent there is two GETs
 * without any credential; the name is resolved once for both, and no redirect is followed.
 */
public final class FarBroker {
  private static final Duration WHOLE = Duration.ofSeconds(5);
  private static final String JOSE = "application/jose";

  private final RendezvousUrl url;
  private final Resolver resolver;
  private final Duration whole;

  /** What it says of itself, to be judged. */
  public static final class Said {
    private final byte[] announcement;
    private final Optional<byte[]> lease;

    private Said(byte[] announcement, Optional<byte[]> lease) {
      this.announcement = announcement;
      this.lease = lease;
    }

    /** Its announcement, byte for byte, at most 64 KiB; not to be changed. */
    public byte[] announcement() {
      return announcement;
    }

    /** The lease beside it, if it has one. */
    public Optional<byte[]> lease() {
      return lease;
    }
  }

  /** The broker at an address; nothing is sent yet. */
  public FarBroker(RendezvousUrl url) {
    this(url, Resolver.SYSTEM, WHOLE);
  }

  FarBroker(RendezvousUrl url, Resolver resolver, Duration whole) {
    this.url = url;
    this.resolver = resolver;
    this.whole = whole;
  }

  /** Asks it, for five seconds at most. */
  public Said read() throws Trouble.Failed, InterruptedException {
    Deadline deadline = Deadline.in(whole);
    try {
      List<InetAddress> addresses = resolver.addresses(Line.host(url.path("/")), deadline);
      if (!Dialable.all(addresses)) {
        throw new Trouble.Failed(Trouble.FORBIDDEN);
      }
      // what was looked at is what is dialled
      Caller caller = new Caller(url.server(), host -> addresses);
      Optional<byte[]> announcement = get(caller, "/api/brokers/self", deadline);
      if (announcement.isEmpty()) {
        throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
      }
      return new Said(announcement.get(), get(caller, "/api/brokers/self/lease", deadline));
    } catch (IOException e) {
      throw new Trouble.Failed(Trouble.of(e));
    }
  }

  private Optional<byte[]> get(Caller caller, String path, Deadline deadline)
      throws IOException, InterruptedException {
    ClassicHttpRequest request = caller.request("GET", path);
    request.setHeader("Accept", JOSE);
    request.setHeader("Connection", "close");
    Reply reply = caller.ask(request, Announcement.LONGEST, deadline);
    if (reply.status() == 404) {
      return Optional.empty();
    }
    if (reply.status() != 200 || !reply.header("Content-Type").orElse("").startsWith(JOSE)) {
      throw new Strange();
    }
    return Optional.of(reply.body());
  }
}
