package psw.pairing.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Who knows the addresses of names. */
@FunctionalInterface
public interface Resolver {
  /** The platform's own. */
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a name, at least one. */
  List<InetAddress> addresses(String host) throws UnknownHostException;

  /** The same in time: the platform's own knows no time-out. */
  default List<InetAddress> addresses(String host, Deadline deadline)
      throws IOException, InterruptedException {
    FutureTask<List<InetAddress>> task = new FutureTask<>(() -> addresses(host));
    Thread thread = new Thread(task, "resolving a name");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException why ? why : new IOException(e);
    }
  }
}
