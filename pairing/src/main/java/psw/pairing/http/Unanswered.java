package psw.pairing.http;

import java.net.ConnectException;

/** Nobody took the connection, and nobody refused it. */
public final class Unanswered extends ConnectException {
  private static final long serialVersionUID = 1L;
}
