package psw.client.tunnel;

import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.Logger;
import java.net.SocketTimeoutException;
import psw.client.tunnel.TunnelFailed.Reason;

/** Keeps the one thing that the library tells its logger alone: why a session ended. */
final class SessionLog implements Logger {
  private volatile Throwable last;

  @Override
  public boolean isEnabled(int level) {
    return level >= INFO;
  }

  @Override
  public void log(int level, String message) {}

  @Override
  public void log(int level, String message, Throwable cause) {
    if (cause != null && message.startsWith("Caught an exception, leaving main loop")) {
      last = cause;
    }
  }

  /** The server did not answer for too long. */
  static TunnelFailed silent() {
    return new TunnelFailed(Reason.LOST, "the server gives no sign of life");
  }

  /** Why the session ended. */
  TunnelFailed failure() {
    Throwable cause = last;
    if (cause instanceof JSchSessionDisconnectException said) {
      return new TunnelFailed(
          Reason.ENDED_BY_SERVER, LoginFailures.printable(said.getDescription()));
    }
    if (cause instanceof SocketTimeoutException) {
      return silent();
    }
    String how = cause == null ? "" : String.valueOf(cause.getMessage());
    return new TunnelFailed(
        Reason.LOST,
        how.contains("End of IO Stream")
            ? "the server closed the connection"
            : LoginFailures.printable(how));
  }
}
