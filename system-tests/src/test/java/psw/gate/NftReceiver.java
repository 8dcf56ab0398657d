package psw.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import psw.gate.receive.Listener;
import psw.gate.receive.Outcome;
import psw.gate.receive.Receiver;
import psw.gate.rules.Rules;

/** A receiver on a host where nftables is all there is. It runs as root and calls nft itself. */
final class NftReceiver {
  private NftReceiver() {}

  /** Arguments: the file of keys, the receiver's own file. */
  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    Path keys = Path.of(args[0]);
    Path memory = Path.of(args[1]);
    try (Receiver receiver = Receiver.open(keys, memory, NftReceiver::admit, clock.instant());
        Listener listener = Listener.open(62201, receiver, clock)) {
      System.err.println("psw: listening for knocks");
      listener.run(
          outcome -> {
            if (outcome.kind() == Outcome.Kind.OPENED) {
              System.out.println("opened for " + outcome.from().getHostAddress());
            }
          });
    }
  }

  private static void admit(InetAddress source) throws IOException {
    Process nft = new ProcessBuilder("nft", "-f", "-").redirectErrorStream(true).start();
    try (var in = nft.getOutputStream()) {
      in.write(Rules.admit(source).getBytes(StandardCharsets.US_ASCII));
    }
    String said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!said.isEmpty()) {
      throw new IOException(said);
    }
  }
}
