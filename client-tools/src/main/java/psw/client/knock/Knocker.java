package psw.client.knock;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import psw.wire.value.Port;

/**
 * Knocks at the ports of one address.
 *
 * @param address where; a name is resolved by the caller, once, so that all knocks reach one host
 * @param patience how long to wait for an answer, per knock; what passes {@link #LONGEST} counts as
 *     that
 */
public record Knocker(InetAddress address, Duration patience) {
  /** The kernel repeats an unanswered SYN after 1 s (tcp(7)); the socket must be gone by then. */
  public static final Duration LONGEST = Duration.ofMillis(900);

  /** For knocks in a row whose answers nobody needs: enough to keep their order on the way. */
  public static final Duration BRIEF = Duration.ofMillis(20);

  /** Knocks once. */
  public Answer knock(Port port) {
    long millis = Math.max(1, Math.min(patience.toMillis(), LONGEST.toMillis()));
    // no proxy: a SOCKS proxy set for the JVM would do the knocking from elsewhere
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(address, port.number()), (int) millis);
      return Answer.OPEN;
    } catch (SocketTimeoutException e) {
      return Answer.SILENT;
    } catch (NoRouteToHostException e) {
      return Answer.UNREACHABLE;
    } catch (ConnectException e) {
      return refusedOrNot(e);
    } catch (IOException e) {
      return Answer.UNREACHABLE;
    }
  }

  // the platform has one exception for both
  private static Answer refusedOrNot(ConnectException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("unreachable") ? Answer.UNREACHABLE : Answer.REFUSED;
  }
}
