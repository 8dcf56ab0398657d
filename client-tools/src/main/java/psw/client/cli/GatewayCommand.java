package psw.client.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.gateway.Gateway;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** psw gateway. */
@Command(
    name = "gateway",
    description = {
      "Be this site's SSH server for tunnels, without OpenSSH.",
      "It needs no root and forwards to what was granted, nothing else. It reads what",
      "the broker of the same account leaves in the share directory, which it makes",
      "with a host key in it; a broker that is started afterwards announces it.",
      "It prints who comes, whereto and who is refused, until Ctrl-C or SIGTERM."
    },
    footer = "  psw gateway & psw broker --rendezvous https://rv.example:9443#sha256=PIN")
final class GatewayCommand extends Action {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "the TCP port (default PSW_SSH_PORT, or " + Gateway.USUAL_PORT + ")")
  private Optional<Port> port;

  @Option(
      names = "--listen",
      paramLabel = "ADDR",
      description = "the address of this host to listen at (default: all)")
  private Optional<IpAddress> listen;

  @Option(
      names = "--share",
      paramLabel = "DIR",
      description =
          "where the broker leaves what was granted"
              + " (default PSW_SHARE, or share in the broker's data directory)")
  private Optional<Path> share;

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run(share.orElseGet(Settings::gatewayDirectory), where());
    } catch (Settings.Wrong e) {
      return console().fail(Exit.USAGE, e.getMessage(), e.hint(commandLine()));
    }
  }

  private int run(Path directory, InetSocketAddress where) throws InterruptedException {
    boolean known = Files.exists(directory.resolve("port"));
    GatewayLog log = new GatewayLog();
    try (Gateway gateway = Gateway.open(directory, where, log, Clock.systemUTC());
        Ending ending = new Ending(console(), "the gateway has ended", gateway::close)) {
      console()
          .say(
              "listening on port "
                  + gateway.port()
                  + ", grants from "
                  + directory
                  + ", host key "
                  + gateway.hostKey().fingerprint());
      if (!known) {
        console().hint("a broker that runs already announces this from its next start on");
      }
      while (!ending.begun()) {
        console().result(log.next());
      }
      return Exit.DONE;
    } catch (NoClassDefFoundError e) {
      return console()
          .fail(
              Exit.FAILED,
              "the libraries of the gateway are missing",
              "they lie in the directory gateway beside psw.jar, where it was built");
    } catch (BindException e) {
      return console()
          .fail(
              Exit.FAILED,
              "cannot listen on port " + where.getPort() + ": " + e.getMessage(),
              "another one: --port, or PSW_SSH_PORT, which the broker announces");
    } catch (IOException e) {
      return console()
          .fail(
              Exit.FAILED,
              "cannot run: " + FileWords.of(e),
              "does this account own " + directory + "? another one: --share");
    }
  }

  private InetSocketAddress where() {
    int number = port.map(Port::number).orElseGet(() -> Settings.sshPort(Gateway.USUAL_PORT));
    InetAddress address = listen.map(IpAddress::toInetAddress).orElse(null);
    return new InetSocketAddress(address, number);
  }
}
