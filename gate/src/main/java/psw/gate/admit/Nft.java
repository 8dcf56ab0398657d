package psw.gate.admit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import psw.gate.receive.Opener;
import psw.gate.rules.Rules;

/** Lets an address in by nft(8); the process needs CAP_NET_ADMIN, and hands it on. */
public final class Nft implements Opener {
  private static final long PATIENCE_S = 2;

  @Override
  public void open(InetAddress source) throws IOException {
    ProcessBuilder command = new ProcessBuilder("nft", "-f", "-").redirectErrorStream(true);
    command.environment().clear();
    Process nft = command.start();
    try {
      try (OutputStream in = nft.getOutputStream()) {
        in.write(Rules.admit(source).getBytes(StandardCharsets.US_ASCII));
      }
      // it says less than a pipe holds, so it ends whether it is read or not
      if (!nft.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        throw new IOException("nft does not end");
      }
      if (nft.exitValue() != 0) {
        throw new IOException(said(nft));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      nft.destroyForcibly();
    }
  }

  private static String said(Process nft) throws IOException {
    String said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().findFirst().orElse("nft failed");
  }
}
