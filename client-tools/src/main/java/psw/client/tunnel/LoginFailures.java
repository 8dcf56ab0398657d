package psw.client.tunnel;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.JSchStrictKexException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import psw.client.tunnel.TunnelFailed.Reason;

/** The library's exceptions before a session is up, as data. */
final class LoginFailures {
  private static final int LONGEST = 200;

  private LoginFailures() {}

  static TunnelFailed of(JSchException e, Login login) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof JSchStrictKexException) {
      return new TunnelFailed(Reason.NOT_STRICT, login.toString());
    }
    if (e instanceof JSchAlgoNegoFailException nego) {
      return new TunnelFailed(
          Reason.NO_COMMON_ALGORITHM,
          nego.getAlgorithmName() + ": the server has " + printable(nego.getServerProposal()));
    }
    if (e instanceof JSchSessionDisconnectException said) {
      // 2 is what sshd says after too many failed tries, 14 that no method is left (RFC 4253, 11.1)
      boolean login0 = said.getReasonCode() == 2 || said.getReasonCode() == 14;
      return new TunnelFailed(
          login0 ? Reason.LOGIN_REFUSED : Reason.ENDED_BY_SERVER,
          login0 ? login.toString() : printable(said.getDescription()));
    }
    if (message.startsWith("Auth ")) {
      return new TunnelFailed(Reason.LOGIN_REFUSED, login.toString());
    }
    if (e.getCause() instanceof SocketTimeoutException) {
      return new TunnelFailed(Reason.NOT_SSH, "the server fell silent");
    }
    if (e.getCause() instanceof SocketException) {
      return new TunnelFailed(Reason.NOT_SSH, "the connection was cut");
    }
    if (message.contains("closed by foreign host") || message.contains("End of IO Stream")) {
      return new TunnelFailed(Reason.NOT_SSH, "the server closed the connection");
    }
    return new TunnelFailed(Reason.NOT_SSH, printable(message));
  }

  /** What a stranger said, harmless on a terminal. */
  static String printable(String text) {
    String safe = String.valueOf(text).replaceAll("[^\\x20-\\x7e]", "?");
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
  }
}
