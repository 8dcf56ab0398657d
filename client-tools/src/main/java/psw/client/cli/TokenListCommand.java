package psw.client.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.IssuedToken;
import psw.wire.grant.Until;
import psw.wire.json.Json;

/** psw token list. */
@Command(
    name = "list",
    description = "List the tokens that were made: id, scopes, end, last use, name.",
    footer = "  psw token list")
final class TokenListCommand extends BrokerCall {
  @Option(names = "--json", description = "as a JSON array")
  private boolean json;

  @Override
  int ask(Broker broker) throws CallFailed {
    List<IssuedToken> all = broker.owner().tokens();
    if (json) {
      console().result(Json.write(all.stream().map(IssuedToken::toJson).toList()));
    } else {
      Table.of(all.stream().map(TokenListCommand::row).toList()).forEach(console()::result);
    }
    if (all.isEmpty()) {
      console().say("no tokens were made yet");
      console().hint("psw token create --help");
    }
    return Exit.DONE;
  }

  private static List<String> row(IssuedToken token) {
    return List.of(
        token.id(),
        String.join(",", token.scopes()),
        "until " + Until.text(token.until()),
        token.used().map(at -> "used " + at).orElse("never used"),
        token.name().text());
  }
}
