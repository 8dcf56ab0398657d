package psw.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.knock.Gate;
import psw.client.tunnel.Forward;
import psw.client.tunnel.HostKeyRule;
import psw.client.tunnel.Login;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Refusals;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/** psw tunnel. */
@Command(
    name = "tunnel",
    description = {
      "A wormhole by hand: forward ports through an SSH server.",
      "It runs until it is ended by Ctrl-C or SIGTERM, or the session ends. The host",
      "key must be a known one. PORT 0 lets the system pick a port, which is printed;",
      "without BIND it listens on loopback alone."
    },
    footer =
        "  psw tunnel ana@rui.example -i ~/.ssh/id_ed25519 --knock 1111,2222,3333 \\%n"
            + "      -L 8080:127.0.0.1:80 -D 1080")
final class TunnelCommand extends Action {
  private static final String LOCAL_FORM = "[BIND:]PORT:HOST:PORT";
  private static final String DYNAMIC_FORM = "[BIND:]PORT";

  @Parameters(paramLabel = "USER@HOST[:PORT]", description = "whose account, on which SSH server")
  private String login;

  @Option(
      names = {"-i", "--identity"},
      paramLabel = "KEY",
      required = true,
      description = "private key file (OpenSSH's); a pass phrase is asked for on the terminal")
  private Path key;

  @Option(
      names = "--known-hosts",
      paramLabel = "FILE",
      description = "host keys that are trusted (default%n~/.ssh/known_hosts)")
  private Optional<Path> knownHosts;

  @Option(
      names = {"-L", "--local"},
      paramLabel = LOCAL_FORM,
      description = "a port here that leads to a host and port there; may be repeated")
  private List<String> locals = List.of();

  @Option(
      names = {"-D", "--dynamic"},
      paramLabel = DYNAMIC_FORM,
      description = "a SOCKS 5 proxy here; names are looked up there; may be repeated")
  private List<String> dynamics = List.of();

  @Option(
      names = "--knock",
      paramLabel = "PORT,PORT,…",
      hideParamSyntax = true,
      split = ",",
      description = "knock at these ports first, in order")
  private List<Port> knock = List.of();

  @Override
  public Integer call() {
    Plan plan = plan();
    warnOfOpenBinds(plan);
    try {
      return run(plan);
    } catch (TunnelFailed e) {
      return TunnelWords.say(e, plan, console());
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    }
  }

  private int run(Plan plan) throws TunnelFailed, InterruptedException {
    Refusals refusals = (target, why) -> console().say(TunnelWords.of(target, why));
    Tunnel tunnel = Tunnel.open(plan, Terminal::passPhrase, refusals);
    try (Ending ending = new Ending(console(), "the tunnel is closed", tunnel::close)) {
      tunnel.listening().forEach(listening -> console().result(listening.toString()));
      TunnelFailed why = tunnel.awaitEnd();
      if (ending.begun()) {
        return Exit.DONE;
      }
      throw why;
    }
  }

  private Plan plan() {
    List<Forward> forwards = new ArrayList<>();
    locals.forEach(text -> forwards.add(parsed("-L", text, LOCAL_FORM, Forward::parseLocal)));
    dynamics.forEach(text -> forwards.add(parsed("-D", text, DYNAMIC_FORM, Forward::parseDynamic)));
    if (forwards.isEmpty()) {
      throw new ParameterException(commandLine(), "nothing to forward: -L or -D is needed");
    }
    Login whose = parsed("login", login, "USER@HOST[:PORT]", Login::parse);
    Path file =
        knownHosts.orElseGet(() -> Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
    return new Plan(whose, key, new HostKeyRule.Known(file), forwards, Gate.of(knock));
  }

  private interface Parser<T> {
    T parse(String text) throws BadValue;
  }

  private <T> T parsed(String what, String text, String form, Parser<T> parser) {
    try {
      return parser.parse(text);
    } catch (BadValue e) {
      throw new ParameterException(
          commandLine(),
          what + " " + WrongUsage.shown(text) + ": " + Words.of(e) + "; the form is " + form);
    }
  }

  private void warnOfOpenBinds(Plan plan) {
    for (Forward forward : plan.forwards()) {
      if (forward.bind().isEverywhere()) {
        console().say("everybody who reaches this host can use port " + forward.bind().port());
      }
    }
  }
}
