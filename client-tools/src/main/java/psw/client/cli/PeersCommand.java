package psw.client.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.wire.json.Json;
import psw.wire.json.JsonObject;
import psw.wire.value.SshFingerprint;

/** psw peers. */
@Command(
    name = "peers",
    subcommands = {RenamePeerCommand.class, ForgetPeerCommand.class},
    description = {
      "List the sites and devices that you paired with.",
      "As name, kind, id, and since when. The broker keeps them where there is one",
      "(PSW_BROKER, PSW_TOKEN_FILE), else this device (PSW_HOME)."
    },
    footer = "  psw peers rename rui-2 rui-phone")
final class PeersCommand extends DeviceCall {
  @Option(names = "--json", description = "as a JSON array")
  private boolean json;

  @Override
  int run() throws CallFailed, DeviceFailed {
    List<Acquaintance> all = book(device()).all();
    if (json) {
      console().result(Json.write(all.stream().map(PeersCommand::toJson).toList()));
    } else {
      Table.of(all.stream().map(PeersCommand::row).toList()).forEach(console()::result);
    }
    if (all.isEmpty()) {
      console().say("paired with nobody yet");
      console().hint("psw pair    gets to know the first");
    }
    return Exit.DONE;
  }

  private static List<String> row(Acquaintance who) {
    LocalDate since = LocalDate.ofInstant(who.since(), ZoneId.systemDefault());
    boolean other = !who.called().equals(who.name());
    return List.of(
        who.name().text(),
        who.kind().word(),
        who.id().text(),
        since + (other ? "  calls itself " + who.called() : ""));
  }

  private static JsonObject toJson(Acquaintance who) {
    return JsonObject.with("name", who.name().text())
        .and("kind", who.kind().word())
        .and("id", who.id().text())
        .and("called", who.called().text())
        .and("fingerprint", who.ssh().map(SshFingerprint::text))
        .and("since", who.since().toString())
        .build();
  }
}
