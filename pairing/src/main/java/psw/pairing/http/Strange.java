package psw.pairing.http;

import java.io.IOException;

/** An answer that is not HTTP, or not of the form that was asked for. */
public final class Strange extends IOException {
  private static final long serialVersionUID = 1L;
}
