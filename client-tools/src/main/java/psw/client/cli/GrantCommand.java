package psw.client.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Grant;
import psw.client.api.Peer;
import psw.wire.grant.Until;
import psw.wire.knock.SourceRule;
import psw.wire.value.BadValue;

/** psw grant. */
@Command(
    name = "grant",
    description = {
      "Let a peer reach a service of this site.",
      "For a year, or until a day or a time; the same once more changes the terms.",
      "It works from the peer's next session on. PSW_BROKER and PSW_TOKEN_FILE as for",
      "psw publish; a token other than the owner's needs the scopes read and",
      "grants:write."
    },
    footer = "  psw grant rui photos --until 2026-12-24")
final class GrantCommand extends PeerCall {
  @Parameters(index = "0", paramLabel = "PEER", description = "by the name that you gave it")
  private String peer;

  @Parameters(
      index = "1",
      paramLabel = "SERVICE",
      description = "its label or its number, as psw services shows them")
  private String service;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "to the end of a day in UTC, as 2026-12-24, or 2026-12-24T18:00:00Z")
  private Optional<String> until;

  @Option(
      names = "--source",
      paramLabel = "strict|network",
      defaultValue = "strict",
      description = {
        "from where it may knock: strict, the address that the knock names (the default);",
        "network, that one's IPv4 /24 or IPv6 /64, for carriers with several exits"
      })
  private String source;

  @Override
  int ask(Broker broker, Instant now) throws CallFailed {
    Instant end = end(now);
    SourceRule rule = rule();
    Optional<Peer> to = peer(broker, peer);
    if (to.isEmpty()) {
      return GrantWords.noPeer(peer, console());
    }
    Grant grant = broker.grant(to.get().id(), ofThisSite(broker, service), end, rule);
    Table.of(List.of(GrantWords.row(to.get(), grant, now))).forEach(console()::result);
    return grant.enforced() ? Exit.DONE : GrantWords.notEnforced(console());
  }

  private SourceRule rule() {
    try {
      return SourceRule.parse(source);
    } catch (BadValue e) {
      throw new ParameterException(commandLine(), "--source is strict or network");
    }
  }

  private Instant end(Instant now) {
    try {
      return Until.parse(until, now);
    } catch (BadValue e) {
      throw new ParameterException(commandLine(), Words.of("--until", e));
    }
  }
}
