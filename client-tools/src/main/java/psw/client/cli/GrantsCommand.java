package psw.client.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Grant;
import psw.client.api.Peer;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;

/** psw grants. */
@Command(
    name = "grants",
    description = {
      "List who may reach what at this site, and until when.",
      "\"over\": it has ended. \"not enforced\": the SSH server does not know of it;",
      "what is revoked and not enforced may still be used.",
      "PSW_BROKER and PSW_TOKEN_FILE as for psw publish."
    },
    footer = "  psw grants rui")
final class GrantsCommand extends PeerCall {
  @Option(names = "--json", description = "as a JSON array")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "PEER",
      description = "by the name that you gave it; all peers if absent")
  private Optional<String> peer;

  private record Listed(Peer peer, Grant grant) {
    JsonObject toJson() {
      return JsonObject.with("peer", peer.name().text())
          .and("service", grant.service())
          .and("label", grant.label().text())
          .and("ip", grant.ip().text())
          .and("port", grant.port().number())
          .and("until", grant.until().toString())
          .and("source", grant.source().word())
          .and("enforced", grant.enforced())
          .and("revoked", grant.revoked())
          .build();
    }
  }

  @Override
  int ask(Broker broker, Instant now) throws CallFailed {
    List<Peer> peers = broker.peers();
    if (peer.isPresent()) {
      peers = peers.stream().filter(one -> one.name().text().equals(peer.get())).toList();
      if (peers.isEmpty()) {
        return GrantWords.noPeer(peer.get(), console());
      }
    }
    List<Listed> all = new ArrayList<>();
    for (Peer one : peers) {
      broker.grants(one.id()).forEach(grant -> all.add(new Listed(one, grant)));
    }
    if (json) {
      console().result(Json.write(all.stream().map(Listed::toJson).toList()));
    } else {
      Table.of(all.stream().map(one -> GrantWords.row(one.peer(), one.grant(), now)).toList())
          .forEach(console()::result);
    }
    if (all.isEmpty()) {
      console()
          .say(peer.isPresent() ? peer.get() + " was granted nothing" : "nothing is granted yet");
      console().hint("psw grant PEER SERVICE");
    }
    return Exit.DONE;
  }
}
