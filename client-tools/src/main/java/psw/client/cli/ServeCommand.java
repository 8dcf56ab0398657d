package psw.client.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import psw.client.serve.CannotServe;
import psw.client.serve.Kind;
import psw.client.serve.Plan;
import psw.client.serve.Serving;
import psw.wire.value.Port;

/** What running a broker and running a rendez-vous have in common. */
abstract class ServeCommand extends Action {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "where it listens, on every interface")
  private Optional<Port> port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where it keeps its keys and its database")
  private Optional<Path> data;

  @Option(
      names = {"-v", "--verbose"},
      description = "show the server's log")
  private boolean verbose;

  abstract Kind kind();

  /** System properties for the application. */
  abstract Map<String, String> settings();

  /** Says what else there is to say once the server is ready. */
  void whenReady(Plan plan) {}

  @Override
  public final Integer call() {
    Plan plan =
        new Plan(
            kind(),
            port.orElse(kind().usualPort()),
            data.orElseGet(() -> Settings.dataDirectory(kind())),
            settings());
    try {
      return serve(plan);
    } catch (InterruptedException ended) {
      // by a signal, whose number the exit code gives; the hook waits for the server
      return Exit.FAILED;
    } catch (CannotServe e) {
      return ServeWords.say(e, kind(), console());
    }
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int serve(Plan plan) throws CannotServe, InterruptedException {
    console().say("starting the " + kind().words() + "; this takes some seconds");
    Serving serving = Serving.start(plan, verbose ? console()::log : line -> {});
    try (Ending ending =
        new Ending(console(), "the " + kind().words() + " has ended", serving::close)) {
      serving.awaitReady();
      console()
          .result(
              kind().words()
                  + " ready on http://localhost:"
                  + plan.port()
                  + ", data in "
                  + plan.data());
      whenReady(plan);
      throw serving.awaitEnd();
    }
  }
}
