package psw.client.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psw.client.api.Broker;
import psw.client.api.CallFailed;
import psw.client.api.Offer;
import psw.client.api.Service;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** psw publish. */
@Command(
    name = "publish",
    description = {
      "Offer a service of this site.",
      "At an address and port that are offered already, its name and description are",
      "changed. Prints its number and label. PSW_BROKER names the broker (default",
      "http://127.0.0.1:8000), PSW_TOKEN_FILE the file with its token (default",
      "~/.local/share/psw/broker/cli.token)."
    },
    footer = "  psw publish \"Ana's web\" 127.0.0.1 80 \"photos of the garden\"")
final class PublishCommand extends BrokerCall {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "what people call it, 1 to 64 characters")
  private ServiceName name;

  @Parameters(
      index = "1",
      paramLabel = "IP",
      description = "where it listens, as this site sees it")
  private IpAddress ip;

  @Parameters(index = "2", paramLabel = "PORT", description = "its TCP port")
  private Port port;

  @Parameters(
      index = "3",
      arity = "0..1",
      paramLabel = "DESCRIPTION",
      description = "a line about it")
  private Optional<Description> description;

  @Option(
      names = "--visibility",
      paramLabel = "public|paired|private",
      description = "who sees it: everybody (default), whom this site is paired with, this site")
  private Optional<Service.Visibility> visibility;

  @Override
  int ask(Broker broker) throws CallFailed {
    Service done =
        broker.publish(
            new Offer(name, description.orElseGet(this::none), ip, port, false, visibility));
    console().result(done.id() + "  " + done.label());
    return Exit.DONE;
  }

  private Description none() {
    try {
      return Description.parse("");
    } catch (BadValue e) {
      throw new IllegalStateException(e);
    }
  }
}
