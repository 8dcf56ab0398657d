package psw.broker.far;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
      List<InetAddress> addresses = addresses(deadline);
      if (!Dialable.all(addresses)) {
        throw new Trouble.Failed(Trouble.FORBIDDEN);
      }
      Optional<byte[]> announcement = get("/api/brokers/self", addresses, deadline);
      if (announcement.isEmpty()) {
        throw new Trouble.Failed(Trouble.STRANGE_ANSWER);
      }
      return new Said(announcement.get(), get("/api/brokers/self/lease", addresses, deadline));
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new Trouble.Failed(Trouble.of(e));
    }
  }

  // the platform's resolver knows no time-out
  private List<InetAddress> addresses(Deadline deadline)
      throws IOException, ExecutionException, TimeoutException, InterruptedException {
    FutureTask<List<InetAddress>> task =
        new FutureTask<>(() -> resolver.addresses(PlainGet.host(url.path("/"))));
    Thread thread = new Thread(task, "resolving a name");
    thread.setDaemon(true);
    thread.start();
    return task.get(deadline.left(), TimeUnit.MILLISECONDS);
  }

  private Optional<byte[]> get(String path, List<InetAddress> addresses, Deadline deadline)
      throws IOException {
    return new PlainGet(url.server(), path, JOSE, Announcement.LONGEST).ask(addresses, deadline);
  }
}
