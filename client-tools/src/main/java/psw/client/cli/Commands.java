package psw.client.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands. Only the one that is typed is made, if it is one: to read what all of them take is
 * most of the time that a short one needs. Help's list of all needs their descriptions alone.
 */
final class Commands {
  /** As help lists them. */
  static final List<String> NAMES =
      List.of(
          "broker",
          "rendezvous",
          "gateway",
          "knock",
          "tunnel",
          "services",
          "publish",
          "withdraw",
          "grant",
          "revoke",
          "grants",
          "open",
          "up",
          "down",
          "status",
          "connect",
          "socks",
          "ssh-config",
          "chat",
          "send",
          "receive",
          "doctor",
          "pair",
          "peers",
          "token",
          "setup",
          "identity",
          "gate",
          "firewall",
          "bench",
          "completion",
          "man",
          "demo");

  private static final Set<String> HELP = Set.of("-h", "--help");

  private Commands() {}

  /**
   * Adds the command that the first word names, else all.
   *
   * @param ahead what was begun for it
   */
  static void add(CommandLine root, Ahead ahead, String... words) {
    if (words.length == 1 && HELP.contains(words[0])) {
      NAMES.forEach(name -> root.addSubcommand(name, described(command(name, ahead))));
      return;
    }
    boolean one = words.length > 0 && NAMES.contains(words[0]);
    for (String name : one ? List.of(words[0]) : NAMES) {
      root.addSubcommand(name, command(name, ahead));
    }
  }

  /** What it does, and nothing of what it takes. */
  private static CommandSpec described(Object command) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(command.getClass().getAnnotation(Command.class).description());
    return spec;
  }

  static Object command(String name, Ahead ahead) {
    return switch (name) {
      case "broker" -> new BrokerCommand();
      case "rendezvous" -> new RendezvousCommand();
      case "gateway" -> new GatewayCommand();
      case "knock" -> new KnockCommand();
      case "tunnel" -> new TunnelCommand();
      case "services" -> new ServicesCommand();
      case "publish" -> new PublishCommand();
      case "withdraw" -> new WithdrawCommand();
      case "grant" -> new GrantCommand();
      case "revoke" -> new RevokeCommand();
      case "grants" -> new GrantsCommand();
      case "open" -> new OpenCommand(ahead);
      case "connect" -> new ConnectCommand(ahead);
      case "up" -> new UpCommand();
      case "down" -> new DownCommand();
      case "status" -> new StatusCommand();
      case "socks" -> new SocksCommand();
      case "ssh-config" -> new SshConfigCommand();
      case "chat" -> new ChatCommand(ahead);
      case "send" -> new SendCommand();
      case "receive" -> new ReceiveCommand();
      case "doctor" -> new DoctorCommand();
      case "pair" -> new PairCommand();
      case "peers" -> new PeersCommand();
      case "token" -> new TokenCommand();
      case "setup" -> new SetupCommand();
      case "identity" -> new IdentityCommand();
      case "gate" -> new GateCommand();
      case "firewall" -> new FirewallCommand();
      case "bench" -> new BenchCommand();
      case "completion" -> new CompletionCommand();
      case "man" -> new ManCommand();
      case "demo" -> new DemoCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }
}
