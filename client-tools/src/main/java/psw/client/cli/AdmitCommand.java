package psw.client.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.gate.admit.Asked;
import psw.gate.admit.Door;
import psw.gate.admit.Helper;
import psw.gate.admit.Nft;

/** psw gate admit. */
@Command(
    name = "admit",
    description = {
      "Let in whom psw gate run asks for, where nftables is all there is.",
      "A service of its own (psw-admit.socket) with the right to change the firewall,",
      "which the one that hears from strangers does not have. It takes a line with an",
      "address from members of one group and does nothing else. The socket is its",
      "standard input, or it makes one. It prints whom it let in, until Ctrl-C or",
      "SIGTERM."
    },
    footer = "  psw gate admit --socket /run/psw-admit.sock --group psw-gate")
final class AdmitCommand extends Action {
  private static final Duration AGAIN = Duration.ofMinutes(1);

  @Option(
      names = "--socket",
      paramLabel = "FILE",
      defaultValue = RunGateCommand.ADMIT,
      description = "the socket to be made, if none was given (default ${DEFAULT-VALUE})")
  private Path path;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      defaultValue = "psw-gate",
      description = "the group of the account that psw gate run has (default ${DEFAULT-VALUE})")
  private String group;

  private final Map<Asked.Kind, Instant> told = new EnumMap<>(Asked.Kind.class);

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    try (Helper helper = helper(clock)) {
      helper.run(asked -> tell(asked, clock.instant()));
      return Exit.FAILED;
    } catch (UserPrincipalNotFoundException e) {
      return console().fail(Exit.FAILED, "no such group: " + group, "another one: --group");
    } catch (BindException e) {
      return console()
          .fail(
              Exit.FAILED,
              "cannot listen at " + path,
              "is another psw gate admit running? another place: --socket");
    } catch (IOException e) {
      return console()
          .fail(
              Exit.FAILED,
              "cannot run: " + FileWords.of(e),
              "does this account own " + path.getParent() + ", and is it in group " + group + "?");
    }
  }

  private Helper helper(Clock clock) throws IOException {
    GroupPrincipal callers =
        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
    Optional<ServerSocketChannel> given = Door.given();
    ServerSocketChannel socket = given.isPresent() ? given.get() : Door.made(path, callers);
    console()
        .say(
            "letting in by nft whom group "
                + group
                + " asks for, at "
                + (given.isPresent() ? "the socket that was given" : path));
    return new Helper(socket, callers, new Nft(), clock);
  }

  private void tell(Asked asked, Instant now) {
    if (asked.kind() == Asked.Kind.ADMITTED) {
      console().result(AdmitWords.of(asked));
      return;
    }
    // of each kind of refusal one line a minute, since callers may be many
    Instant before = told.get(asked.kind());
    if (before == null || Duration.between(before, now).abs().compareTo(AGAIN) >= 0) {
      told.put(asked.kind(), now);
      console().result(AdmitWords.of(asked));
    }
  }
}
