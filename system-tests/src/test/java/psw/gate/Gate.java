package psw.gate;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import psw.client.lab.Host;

/**
 * A host under test.
 *
 * @param host the host
 * @param agent the listener within it
 * @param number its number in the street
 */
record Gate(Host host, HostAgent agent, int number) {
  String address(Family family) {
    return family.gate(number);
  }

  /** Waits until the receiver of knocks has taken all that came; none of it may be lost. */
  void awaitHeard() throws IOException, InterruptedException {
    await().atMost(Duration.ofSeconds(20)).until(() -> queue().get(0).endsWith(":00000000"));
    if (!queue().get(1).equals("0")) {
      throw new AssertionError("datagrams were lost: " + queue().get(1));
    }
  }

  /** What waits at the port of knocks (tx:rx, proc_net(5)), and how many did not find room. */
  private List<String> queue() throws IOException, InterruptedException {
    String ours = "$2 ~ /:F2F9$/ { print $5, $NF }";
    String line = host.run(Duration.ofSeconds(10), "awk", ours, "/proc/net/udp6").out();
    return List.of(line.strip().split(" "));
  }

  /** Somebody on the host itself, who calls over loopback. */
  Visitor toItself(Family family) {
    return new Visitor(agent, family.loopback(), family.loopback());
  }
}
