package psw.client.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.IssuedToken;
import psw.wire.grant.Until;
import psw.wire.value.BadValue;
import psw.wire.value.ServiceName;

/** psw token create. */
@Command(
    name = "create",
    description = {
      "Make a token.",
      "It is printed once, and nothing can show it again: keep it in a file that only",
      "its program reads (umask 077). Whoever has it may do what its scopes say:",
      "read (what is not for everybody), services:write (of services, change only",
      "what it registered), grants:write (all of peers, grants and pairings; psw grant",
      "and psw revoke need read, too)."
    },
    footer = "  psw token create \"music box\" --scope services:write")
final class TokenCreateCommand extends BrokerCall {
  // docs/protocol.md: within 366 days
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final List<String> SCOPES = List.of("read", "services:write", "grants:write");

  @Parameters(paramLabel = "NAME", description = "which program it is for, 1 to 64 characters")
  private ServiceName name;

  @Option(
      names = "--scope",
      required = true,
      paramLabel = "SCOPE",
      description = "read, services:write or grants:write; may be repeated")
  private List<String> scopes;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description =
          "to the end of a day in UTC, as 2026-12-24, or 2026-12-24T18:00:00Z; a year at most;"
              + " for 90 days without it")
  private Optional<String> until;

  @Override
  int ask(Broker broker) throws CallFailed {
    if (!SCOPES.containsAll(scopes)) {
      throw new ParameterException(commandLine(), "a scope is one of " + String.join(", ", SCOPES));
    }
    List<String> each = scopes.stream().distinct().toList();
    IssuedToken.Fresh made =
        broker.owner().createToken(name, each, end(Clock.systemUTC().instant()));
    IssuedToken token = made.token();
    console()
        .say("token " + token.id() + ", until " + Until.text(token.until()) + "; it is told once");
    console().result(made.text());
    return Exit.DONE;
  }

  private Optional<Instant> end(Instant now) {
    if (until.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant end = Until.parse(until, now);
      if (end.isAfter(now.plus(LONGEST))) {
        throw new ParameterException(
            commandLine(),
            "--until: a token lasts for a year at most, to "
                + LocalDate.ofInstant(now.plus(LONGEST), ZoneOffset.UTC).minusDays(1));
      }
      return Optional.of(end);
    } catch (BadValue e) {
      throw new ParameterException(commandLine(), Words.of("--until", e));
    }
  }
}
