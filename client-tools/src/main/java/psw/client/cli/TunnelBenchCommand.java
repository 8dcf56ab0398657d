package psw.client.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import psw.client.bench.TunnelBench;
import psw.client.bench.TunnelBench.Row;
import psw.client.bench.TunnelBench.Side;

/** psw bench tunnel. */
@Command(
    name = "tunnel",
    description = {
      "Measure psw tunnel beside ssh -L.",
      "Both go through one OpenSSH server that is started for it on loopback, with the",
      "same cipher, in turn; medians and their ratio. The far rows go through a line",
      "that delays each byte. It takes half a minute for each round and all that two",
      "processors have. OpenSSH's server and client have to be installed."
    },
    footer = "  psw bench tunnel --rounds 5")
final class TunnelBenchCommand extends Action {
  private static final int MOST = 100;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "how often each is measured, 1 to 100 (default 3)")
  private int rounds;

  @Override
  public Integer call() {
    if (rounds < 1 || rounds > MOST) {
      throw new ParameterException(commandLine(), "--rounds: 1 to " + MOST + " are needed");
    }
    try {
      print(new TunnelBench(Self.start(), rounds, console()::say).run());
      return Exit.DONE;
    } catch (IOException e) {
      return console()
          .fail(
              Exit.FAILED,
              FileWords.of(e),
              "are they installed? apt-get install openssh-server openssh-client");
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    }
  }

  private void print(Map<Row, Map<Side, Double>> medians) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "psw", "ssh", "psw / ssh"));
    medians.forEach(
        (row, sides) ->
            rows.add(
                List.of(
                    words(row),
                    number(sides.get(Side.PSW)),
                    number(sides.get(Side.SSH)),
                    ratio(sides.get(Side.PSW), sides.get(Side.SSH)))));
    Table.of(rows).forEach(console()::result);
  }

  private static String ratio(double psw, double ssh) {
    return ssh == 0 ? "" : String.format(Locale.ROOT, "%.2f", psw / ssh);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
  }

  private static String words(Row row) {
    return switch (row) {
      case UP -> "one stream up, MB/s";
      case DOWN -> "one stream down, MB/s";
      case DOWN_50 -> "one stream down at 50 ms, MB/s";
      case DOWN_100 -> "one stream down at 100 ms, MB/s";
      case FIRST_BYTE -> "new connection's first byte, us";
      case ROUND_TRIP -> "64 bytes there and back, us";
      case MANY -> "1000 connections of 1 MiB, s";
      case CUT -> "those of them cut";
      case IDLE -> "memory of an idle session, MiB";
      case MEMORY -> "memory then, MiB";
    };
  }
}
