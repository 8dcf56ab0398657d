package psw.client.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.client.up.WishList;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;

/** psw status. */
@Command(
    name = "status",
    description = {
      "Show the wormholes that psw up keeps.",
      "A line for each site: since when its session is open, the shortest round trip",
      "seen, connections and rates; below it where each service is reached here. The",
      "exit code is 0 when all are open, 4 when some are away, 1 when none are kept."
    },
    footer = "  psw status")
final class StatusCommand extends UpCall {
  private static final int SAMPLE_MS = 500;

  @Option(names = "--json", description = "as a JSON object, with bytes since each was opened")
  private boolean json;

  @Override
  int about(WishList list) throws IOException, InterruptedException {
    Optional<JsonObject> first = ask("status");
    if (first.isEmpty()) {
      return console().fail(Exit.FAILED, "no wormholes are kept here", "psw up    opens them");
    }
    StatusWords before = StatusWords.of(first);
    if (before.isEmpty() && !json) {
      return console().fail(Exit.FAILED, "no wormholes are kept here", "psw up SITE/SERVICE");
    }
    if (json) {
      console().result(Json.write(first.get()));
      return before.areAllOpen() ? Exit.DONE : Exit.UNREACHABLE;
    }
    long began = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
    StatusWords now = StatusWords.of(ask("status"));
    now.lines(before, (System.nanoTime() - began) / 1e9).forEach(console()::result);
    return now.areAllOpen() ? Exit.DONE : Exit.UNREACHABLE;
  }
}
