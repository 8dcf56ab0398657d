package psw.client.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psw.client.up.Wish;
import psw.client.up.WishList;
import psw.wire.json.JsonObject;

/** psw down. */
@Command(
    name = "down",
    description = {
      "Close wormholes that psw up keeps.",
      "What is named is closed and noted no more; without words all are closed and",
      "stay noted, for the next psw up."
    },
    footer = {"  psw down", "  psw down ana/wiki"})
final class DownCommand extends UpCall {
  private static final int ENDS_S = 10;
  private static final int LOOK_MS = 50;

  @Parameters(arity = "0..*", paramLabel = "WORMHOLE", description = "as they were given to psw up")
  private List<String> words = List.of();

  @Override
  int about(WishList list) throws IOException, WishList.BadLine, InterruptedException {
    if (words.isEmpty()) {
      return end();
    }
    List<Wish> missing = list.remove(wishes(words));
    missing.forEach(wish -> console().say(wish + " is not noted"));
    Optional<JsonObject> answer = ask("reload");
    int exit = answer.isPresent() ? said(answer.get()) : Exit.DONE;
    return missing.isEmpty() ? exit : Exit.FAILED;
  }

  private int end() throws IOException, InterruptedException {
    if (ask("end").isEmpty()) {
      console().say("no wormholes are kept here");
      return Exit.DONE;
    }
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(ENDS_S);
    while (ask("status").isPresent()) {
      if (System.nanoTime() > until) {
        return console().fail(Exit.FAILED, "the process that keeps them does not end");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    return Exit.DONE;
  }
}
