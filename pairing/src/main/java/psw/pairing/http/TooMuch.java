package psw.pairing.http;

import java.io.IOException;

/** More bytes than an answer may have. */
public final class TooMuch extends IOException {
  private static final long serialVersionUID = 1L;
}
