package psw.client.cli;

import java.nio.file.Path;
import java.util.Optional;
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
    console().result("  ProxyCommand " + start() + " connect %n");
    return Exit.DONE;
  }

  /** As this was started: by the name that the shell knows, or by Java and this file. */
  private static String start() {
    Optional<String> own = Settings.startedAs().map(SshConfigCommand::quoted);
    return own.orElseGet(
        () -> quoted(java()) + " -jar " + quoted(System.getProperty("java.class.path")));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  // ssh hands it to the shell, and expands what begins with a percent sign
  private static String quoted(String path) {
    return "'"
        + Path.of(path).toAbsolutePath().toString().replace("'", "'\\''").replace("%", "%%")
        + "'";
  }
}
