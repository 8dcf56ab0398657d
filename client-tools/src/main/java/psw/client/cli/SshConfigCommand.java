package psw.client.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** psw ssh-config. */
@Command(
    name = "ssh-config",
    description = {
      "Print what ssh needs to reach services by name.",
      "With it in ~/.ssh/config, ssh, scp, rsync and git reach SERVICE.SITE.psw, where",
      "SERVICE is an SSH server that SITE offers. ssh still asks about its host key,",
      "which is the service's own."
    },
    footer = {"  psw ssh-config >> ~/.ssh/config", "  ssh me@ssh.rui.psw"})
final class SshConfigCommand extends Action {
  @Override
  public Integer call() {
    console().result("Host *.psw");
    String start =
        Self.start().stream().map(SshConfigCommand::quoted).collect(Collectors.joining(" "));
    console().result("  ProxyCommand " + start + " connect %n");
    return Exit.DONE;
  }

  // ssh hands it to the shell, and expands what begins with a percent sign
  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''").replace("%", "%%") + "'";
  }
}
