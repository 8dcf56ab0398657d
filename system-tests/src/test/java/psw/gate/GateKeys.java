package psw.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import psw.client.lab.Host;
import psw.wire.knock.KeysFile.Holder;
import psw.wire.knock.SourceRule;

/** Who may knock at a gate; written as its broker does it, under the receiver's eyes. */
final class GateKeys {
  private final Path share;
  private final Map<Integer, Holder> holders = new TreeMap<>();

  private GateKeys(Path share) {
    this.share = share;
  }

  /** At first, these visitors, each from his own address. */
  static GateKeys write(Host host, int visitors) throws Exception {
    GateKeys keys = new GateKeys(host.root().resolve("var/lib/psw-share"));
    Files.createDirectories(keys.share);
    IntStream.range(0, visitors)
        .forEach(n -> keys.holders.put(n, Keyring.holder(n, SourceRule.STRICT)));
    keys.write();
    RunningReceiver.remember(host);
    return keys;
  }

  /** This visitor may not any more. */
  synchronized void takeFrom(Visitor visitor) throws IOException {
    holders.remove(Family.numberOf(visitor.address()));
    write();
  }

  /** This visitor may, by this rule. */
  synchronized void giveTo(Visitor visitor, SourceRule rule) throws IOException {
    int number = Family.numberOf(visitor.address());
    holders.put(number, Keyring.holder(number, rule));
    write();
  }

  /** The key of each is older than any receiver. */
  synchronized void age() throws IOException {
    holders.replaceAll((number, holder) -> Keyring.old(holder));
    write();
  }

  private void write() throws IOException {
    Path part = share.resolve("gate.keys.new");
    Files.writeString(part, Keyring.file(new ArrayList<>(holders.values())));
    Files.move(part, share.resolve("gate.keys"), StandardCopyOption.ATOMIC_MOVE);
  }
}
