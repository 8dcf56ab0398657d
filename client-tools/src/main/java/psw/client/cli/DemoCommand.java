package psw.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.client.demo.Demo;
import psw.client.demo.Packages;
import psw.client.lab.LabFailed;

/** psw demo. */
@Command(
    name = "demo",
    description = {
      "Show the whole job on this machine.",
      "As root: three hosts in network namespaces, real firewalls, real SSH, a knock,",
      "a wormhole, a chat. As another user: what needs no root, on loopback alone, and",
      "at the end what that was not. Leaves nothing behind but Debian packages that it",
      "had to install as root, after asking."
    },
    footer = {"  psw demo", "  sudo psw demo --keep"})
final class DemoCommand extends Action {
  @Option(names = "--keep", description = "leave it up until Enter, and show where its pages are")
  private boolean keep;

  @Option(names = "--yes", description = "install missing Debian packages without asking")
  private boolean yes;

  @Option(names = "--loopback", description = "as root, too: only what needs no root")
  private boolean loopback;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return loopback || !isRoot() ? onLoopback() : onHosts();
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int onLoopback() throws IOException, InterruptedException {
    try (Demo demo = Demo.onLoopback(new DemoStage(console(), "$"));
        Ending ending = new Ending(console(), "the demo has ended", demo::close)) {
      return give(demo);
    }
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int onHosts() throws IOException, InterruptedException {
    List<String> missing = Packages.missing();
    if (!missing.isEmpty() && !install(missing)) {
      return console().fail(Exit.FAILED, "without them there is no demo");
    }
    try (Demo demo = Demo.onHosts(new DemoStage(console(), "#"));
        Ending ending = new Ending(console(), "the demo has ended", demo::close)) {
      return give(demo);
    } catch (LabFailed e) {
      return console()
          .fail(
              Exit.FAILED,
              "this machine makes no hosts: " + e.detail(),
              "in a container, it must be a privileged one",
              "psw demo --loopback    shows what needs no hosts");
    }
  }

  private int give(Demo demo) throws IOException, InterruptedException {
    if (!demo.give(!keep)) {
      return Exit.FAILED;
    }
    tellUnseen(demo.unseen());
    if (keep) {
      demo.pages().forEach((name, address) -> console().result(name + ": " + address));
      demo.tokens().forEach((name, file) -> console().result(name + "'s token: cat " + file));
      demo.shells().forEach((name, enter) -> console().result(name + "'s shell: " + enter));
      Optional.ofNullable(System.getenv("PSW_START"))
          .filter(start -> !demo.shells().isEmpty())
          .ifPresent(start -> console().result("psw there: " + start));
      console().say("Enter or Ctrl-C ends it");
      if (System.in.read() < 0 && nobodyCanType()) {
        Thread.sleep(Long.MAX_VALUE);
      }
    } else {
      console().result("");
      console().result("All that was shown worked. psw demo --keep leaves it up to look at.");
    }
    return Exit.DONE;
  }

  private void tellUnseen(List<String> unseen) {
    if (!unseen.isEmpty()) {
      console().result("");
      console().result("Not shown, since it takes root (sudo psw demo):");
      unseen.forEach(part -> console().result("   - " + part));
    }
  }

  private boolean install(List<String> missing) throws IOException, InterruptedException {
    console().say("these Debian packages are missing: " + String.join(" ", missing));
    console().say("they would stay; no service that they bring is started");
    if (!yes && onTerminal() && !agreed()) {
      return false;
    }
    return Packages.install(missing);
  }

  private boolean agreed() throws IOException {
    console().say("install them? [Y/n]");
    String answer =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return answer != null && answer.strip().matches("(?i)|y|yes");
  }

  // System.console() tells a terminal from a pipe up to Java 21 only
  private static boolean onTerminal() throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "[ -t 0 ] && [ -t 2 ]").inheritIO().start().waitFor()
        == 0;
  }

  // the end of any other input is Ctrl-D, or the end of the connection that it came by
  private static boolean nobodyCanType() throws IOException {
    return Files.isSameFile(Path.of("/dev/stdin"), Path.of("/dev/null"));
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
