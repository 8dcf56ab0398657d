package psw.client.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code psw tunnel} beside {@code ssh -L}, through the same OpenSSH server with the same cipher.
 */
public final class TunnelBench {
  private static final String CIPHER = "aes128-gcm@openssh.com";
  private static final int CONNECTIONS = 1000;

  private final List<String> psw;
  private final int rounds;
  private final Consumer<String> progress;
  private final Map<Row, Map<Side, List<Double>>> results = new EnumMap<>(Row.class);

  /** What is measured. */
  public enum Row {
    /** One stream from here, MB/s. */
    UP,
    /** One stream to here, MB/s. */
    DOWN,
    /** The same with 50 ms round trip. */
    DOWN_50,
    /** The same with 100 ms round trip. */
    DOWN_100,
    /** A new connection's first byte, in µs. */
    FIRST_BYTE,
    /** 64 bytes there and back, in µs. */
    ROUND_TRIP,
    /** 1,000 connections of 1 MiB each at once, in s. */
    MANY,
    /** Those of them that were cut. */
    CUT,
    /** Memory of a session on which nothing was ever opened, in MiB. */
    IDLE,
    /** Memory after that, in MiB. */
    MEMORY
  }

  /** Whose. */
  public enum Side {
    /** Ours. */
    PSW,
    /** OpenSSH's. */
    SSH
  }

  /**
   * Nothing is measured yet.
   *
   * @param psw how psw is started
   * @param rounds how often each is measured, in turn
   * @param progress hears what is being measured
   */
  public TunnelBench(List<String> psw, int rounds, Consumer<String> progress) {
    this.psw = List.copyOf(psw);
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Medians, by row and side. */
  public Map<Row, Map<Side, Double>> run() throws IOException, InterruptedException {
    Path dir = Files.createTempDirectory("psw-bench");
    try (Load echo = Load.of(Load::echo);
        Load source = Load.of(Load::source);
        Load sink = Load.of(Load::sink);
        Load word = Load.of(Load::word)) {
      Server server = Server.prepare(dir);
      Program sshd = server.start();
      try {
        for (int round = 1; round <= rounds; round++) {
          for (Side side : Side.values()) {
            progress.accept("round " + round + " of " + rounds + ", " + side);
            near(server, side, List.of(echo, source, sink, word));
            far(server, side, source, Row.DOWN_50, Duration.ofMillis(50));
            far(server, side, source, Row.DOWN_100, Duration.ofMillis(100));
          }
        }
      } finally {
        sshd.close();
      }
      return medians();
    } finally {
      remove(dir);
    }
  }

  private void near(Server server, Side side, List<Load> loads)
      throws IOException, InterruptedException {
    int[] ports = new int[loads.size()];
    Map<Integer, Integer> forwards = new LinkedHashMap<>();
    for (int n = 0; n < ports.length; n++) {
      ports[n] = Program.freePort();
      forwards.put(ports[n], loads.get(n).port());
    }
    try (Program program = start(server, side, server.port(), forwards)) {
      note(Row.IDLE, side, (double) program.mebibytes());
      note(Row.UP, side, Trial.up(ports[2], 2, 4));
      note(Row.DOWN, side, Trial.down(ports[1], 2, 4));
      note(Row.FIRST_BYTE, side, Trial.firstByte(ports[3], 300));
      note(Row.ROUND_TRIP, side, Trial.roundTrip(ports[0], 5000));
      Trial.Many many = Trial.many(ports[0], CONNECTIONS);
      note(Row.MANY, side, many.seconds());
      note(Row.CUT, side, (double) many.cut());
      note(Row.MEMORY, side, (double) program.mebibytes());
    }
  }

  private void far(Server server, Side side, Load source, Row row, Duration roundTrip)
      throws IOException, InterruptedException {
    int port = Program.freePort();
    try (DelayLine line = DelayLine.to(server.port(), roundTrip)) {
      Program program = start(server, side, line.port(), Map.of(port, source.port()));
      try {
        note(row, side, Trial.down(port, 2, 4));
      } finally {
        program.close();
      }
    }
  }

  private Program start(Server server, Side side, int port, Map<Integer, Integer> forwards)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (side == Side.PSW) {
      command.addAll(psw);
      command.addAll(server.asPsw(port));
    } else {
      command.addAll(server.asSsh(port, CIPHER));
    }
    forwards.forEach(
        (here, there) -> {
          command.add("-L");
          command.add("127.0.0.1:" + here + ":127.0.0.1:" + there);
        });
    int first = forwards.keySet().iterator().next();
    return Program.start(command, server.log(side.name()), first);
  }

  private void note(Row row, Side side, double value) {
    results
        .computeIfAbsent(row, any -> new EnumMap<>(Side.class))
        .computeIfAbsent(side, any -> new ArrayList<>())
        .add(value);
  }

  private Map<Row, Map<Side, Double>> medians() {
    Map<Row, Map<Side, Double>> all = new EnumMap<>(Row.class);
    results.forEach(
        (row, sides) -> {
          Map<Side, Double> medians = new EnumMap<>(Side.class);
          sides.forEach(
              (side, values) ->
                  medians.put(
                      side,
                      Trial.median(values.stream().mapToDouble(Double::doubleValue).toArray())));
          all.put(row, medians);
        });
    return all;
  }

  private static void remove(Path dir) throws IOException {
    Files.walkFileTree(
        dir,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, IOException e) throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
