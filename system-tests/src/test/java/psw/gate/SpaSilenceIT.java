package psw.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.gate.Seen.SILENT;
import static psw.gate.SpaSites.PORT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psw.client.lab.Outcome;
import psw.testing.Needs;

/** Nobody can tell from outside whether a receiver of knocks is there, or how it does. */
@Tag("gate")
@Needs({
  "root",
  "ip",
  "nsenter",
  "setpriv",
  "iptables-restore",
  "ip6tables-restore",
  "nft",
  "nmap",
  "perl"
})
@Execution(ExecutionMode.CONCURRENT)
class SpaSilenceIT {
  private static final Duration A_SCAN = Duration.ofMinutes(3);
  private static final Pattern PORTS = Pattern.compile("Ports: [^\t\n]*");
  // 62202 stands for all ports on which there is nothing
  private static final String TCP = "-pT:22,5432,62201,62202";
  private static final String UDP = "-pU:5432,62201,62202";
  private static Street street;

  @BeforeAll
  static void build() throws Exception {
    street = Street.open();
  }

  @AfterAll
  static void close() {
    street.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_scan_sees_the_same_with_the_receiver_down_up_and_busy(Firewall firewall) throws Exception {
    Gate gate = street.gate(22, 5432);
    firewall.loadSpa(gate.host());
    Map<String, String> down = scans(gate);
    for (Map.Entry<String, String> scan : down.entrySet()) {
      // every port alike: those with a service, the one of knocks, and those without anything
      assertEquals(1, states(scan.getValue()).size(), scan.toString());
    }
    RunningReceiver.start(firewall, gate.host(), Street.VISITORS);
    assertEquals(down, scans(gate));
    makeBusy(gate);
    assertEquals(down, scans(gate));
  }

  /** It does not read any more, and there is no more room for what arrives. */
  private static void makeBusy(Gate gate) throws Exception {
    String stop = "kill -STOP $(pgrep -f '[g]ate run')";
    Firewall.run(gate.host(), "sh", "-c", stop);
    street.visitor(gate, Family.V4).junk(PORT, 5_000);
    String full = "awk '$2 ~ /:F2F9$/ { lost += $NF } END { exit lost == 0 }' /proc/net/udp6";
    assertEquals(0, gate.host().run(A_SCAN, "sh", "-c", full).exit(), "there was room for all");
  }

  private static List<String> states(String scan) {
    return Pattern.compile("\\d+/([a-z|]+)/")
        .matcher(scan)
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** What each kind of scan sees; all at the same time, since they mostly wait. */
  private static Map<String, String> scans(Gate gate) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Map<String, Future<String>> running = new TreeMap<>();
      for (Family family : Family.values()) {
        Visitor asker = street.visitor(gate, family);
        assertEquals(SILENT, asker.ask(PORT, "00".repeat(88)));
        for (String kind : List.of("-sT", "-sS", "-sA", "-sF", "-sN", "-sX")) {
          running.put(family + kind, threads.submit(() -> scan(gate, family, kind, TCP)));
        }
        String[] asLongAsAKnock = {"-sU", UDP, "--data-length", "88"};
        running.put(family + " knocks", threads.submit(() -> scan(gate, family, asLongAsAKnock)));
        running.put(family + "-sU", threads.submit(() -> scan(gate, family, "-sU", UDP)));
      }
      Map<String, String> seen = new TreeMap<>();
      for (Map.Entry<String, Future<String>> one : running.entrySet()) {
        seen.put(one.getKey(), one.getValue().get());
      }
      return seen;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String scan(Gate gate, Family family, String... how) throws Exception {
    List<String> command = new ArrayList<>(List.of("nmap", "-n", "-Pn", "-T4", "-oG", "-"));
    command.add("--max-retries=1");
    if (family == Family.V6) {
      command.add("-6");
    }
    if (!how[0].equals("-sT")) {
      command.addAll(List.of("-S", street.visitor(gate, family).address(), "-e", "eth0"));
    }
    command.addAll(List.of(how));
    command.add(gate.address(family));
    Outcome scan = street.host().run(A_SCAN, command.toArray(String[]::new));
    Matcher ports = PORTS.matcher(scan.out());
    return ports.find() ? ports.group() : scan.out() + scan.err();
  }
}
