package psw.client.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Grant;
import psw.client.api.Peer;

/** psw revoke. */
@Command(
    name = "revoke",
    description = {
      "Take back what a peer was granted: one service, or all.",
      "Its open sessions end within seconds. The peer stays paired. Prints what was",
      "taken back. PSW_BROKER and PSW_TOKEN_FILE as for psw publish; the scopes are",
      "those of psw grant."
    },
    footer = "  psw revoke rui photos")
final class RevokeCommand extends PeerCall {
  @Parameters(index = "0", paramLabel = "PEER", description = "by the name that you gave it")
  private String peer;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "its label or its number; all that was granted if absent")
  private Optional<String> service;

  @Override
  int ask(Broker broker, Instant now) throws CallFailed {
    Optional<Peer> from = peer(broker, peer);
    if (from.isEmpty()) {
      return GrantWords.noPeer(peer, console());
    }
    long id = from.get().id();
    List<Grant> gone;
    if (service.isEmpty()) {
      gone = broker.revokeAll(id);
    } else {
      String what = ofThisSite(broker, service.get());
      Optional<Grant> grant = named(broker.grants(id), what);
      if (grant.isEmpty()) {
        return GrantWords.noGrant(from.get(), what, console());
      }
      gone = List.of(broker.revoke(id, grant.get().id()));
    }
    Table.of(gone.stream().map(grant -> GrantWords.revoked(from.get(), grant)).toList())
        .forEach(console()::result);
    if (gone.isEmpty()) {
      console().say(from.get().name() + " was granted nothing");
    }
    return gone.stream().allMatch(Grant::enforced) ? Exit.DONE : GrantWords.notGone(console());
  }

  // as the broker reads it: a label before a number
  private static Optional<Grant> named(List<Grant> all, String service) {
    return all.stream()
        .filter(grant -> grant.label().text().equals(service))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(grant -> Long.toString(grant.service()).equals(service))
                    .findFirst());
  }
}
