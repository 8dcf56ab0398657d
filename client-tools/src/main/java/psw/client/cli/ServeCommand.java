package psw.client.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import psw.client.serve.CannotServe;
import psw.client.serve.Kind;
import psw.client.serve.Plan;
import psw.client.serve.Serving;
import psw.client.tls.KeyUnusable;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.Port;

/** What running a broker and running a rendez-vous have in common. */
abstract class ServeCommand extends Action {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "where it listens, on every interface")
  private Optional<Port> port;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT",
      description = "where it speaks TLS, on every interface")
  private Optional<Port> tlsPort;

  @Option(
      names = "--loopback",
      description = "listen on 127.0.0.1 alone, for a trial or behind a reverse proxy")
  private boolean loopback;

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
    Port plain = port.orElse(kind().usualPort());
    Port tls = tlsPort.orElse(kind().usualTlsPort());
    if (plain.equals(tls)) {
      throw new ParameterException(commandLine(), "--tls-port: another one than --port is needed");
    }
    try {
      return serve(
          new Plan(
              kind(),
              plain,
              loopback,
              new Plan.Tls(tls, Settings.names(), Settings.ownCertificate()),
              data.orElseGet(() -> Settings.dataDirectory(kind())),
              settings()));
    } catch (Settings.Wrong e) {
      return console().fail(Exit.USAGE, e.getMessage(), e.hint(commandLine()));
    } catch (InterruptedException ended) {
      // by a signal, whose number the exit code gives; the hook waits for the server
      return Exit.FAILED;
    } catch (CannotServe e) {
      return ServeWords.say(e, kind(), console());
    } catch (KeyUnusable e) {
      return KeyWords.say(e, console());
    }
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int serve(Plan plan) throws CannotServe, KeyUnusable, InterruptedException {
    console().say("starting the " + kind().words() + "; this takes some seconds");
    Instant now = Clock.systemUTC().instant();
    Serving serving = Serving.start(plan, now, verbose ? console()::log : line -> {});
    try (Ending ending =
        new Ending(console(), "the " + kind().words() + " has ended", serving::close)) {
      ServerUrl outward =
          Outward.url(plan.tls().names(), plan.loopback(), plan.tls().port(), serving.pin());
      console().say("over TLS it is " + outward.text());
      if (!serving.isCertifiedAt(now)) {
        console().say("its certificate has run out, or is not valid yet: nobody will believe it");
        console().hint("a new one in PSW_TLS_CERTIFICATE; or none, then it is known by its pin");
      }
      serving.awaitReady(lasted -> console().say(ServeWords.still(lasted)));
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
