package psw.client.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import psw.client.serve.Kind;

/** psw rendezvous. */
@Command(
    name = "rendezvous",
    description = {
      "Run a rendez-vous: the public directory of brokers.",
      "It listens on port 9000, and on 9443 for TLS; it prints the address that",
      "brokers use, with the pin of its key.",
      "It runs until it is ended by Ctrl-C or SIGTERM. Its data directory is",
      "PSW_DATA, or ~/.local/share/psw/rendezvous; PSW_HOSTS holds the names by",
      "which it is called, with commas between; its addresses need not be named."
    },
    footer = "  psw rendezvous --data /srv/rendezvous")
final class RendezvousCommand extends ServeCommand {
  @Override
  Kind kind() {
    return Kind.RENDEZVOUS;
  }

  @Override
  Map<String, String> settings() {
    return Map.of();
  }
}
