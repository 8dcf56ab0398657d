package psw.client.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import psw.client.site.ServicePath;
import psw.client.tunnel.Bind;
import psw.client.tunnel.Headstart;
import psw.client.tunnel.Listening;
import psw.client.tunnel.Plan;
import psw.client.tunnel.Refused;
import psw.client.tunnel.Target;
import psw.client.tunnel.Tunnel;
import psw.client.tunnel.TunnelFailed;

/** A wormhole to one service, by the first address of its site that leads there. */
final class Opening {
  private final Console console;
  private final ServicePath path;
  private final AtomicBoolean denied = new AtomicBoolean();
  private final Optional<Recheck> recheck;
  private volatile Tunnel tunnel;
  private Optional<Bind> bind = Optional.empty();

  Opening(Console console, ServicePath path) {
    this(console, path, Optional.empty());
  }

  /** One that is open before {@code recheck} begins, which may end it. */
  Opening(Console console, ServicePath path, Recheck recheck) {
    this(console, path, Optional.of(recheck));
  }

  private Opening(Console console, ServicePath path, Optional<Recheck> recheck) {
    this.console = console;
    this.path = path;
    this.recheck = recheck;
  }

  /** Where it listens, once it did: the port that was told. */
  Optional<Bind> bind() {
    return bind;
  }

  /**
   * Opens it and waits for its end; the exit code.
   *
   * @param plans one for each address, at least one
   * @param headstart what was begun for the first
   */
  int open(List<Plan> plans, Optional<Headstart> headstart) {
    int exit = Exit.FAILED;
    Optional<Headstart> begun = headstart;
    for (Plan plan : plans) {
      try {
        Optional<Headstart> first = begun;
        begun = Optional.empty();
        return run(plan, first);
      } catch (TunnelFailed e) {
        // the gravest failure is the answer: nobody answers at one address, and a stranger at
        // another
        exit = Math.max(exit, OpenWords.say(e, plan, path, console));
        if (!isOfTheAddress(e)) {
          return OpenWords.exit(e);
        }
      } catch (InterruptedException ended) {
        return Exit.FAILED;
      }
    }
    return exit;
  }

  private int run(Plan plan, Optional<Headstart> headstart)
      throws TunnelFailed, InterruptedException {
    tunnel =
        headstart.isPresent()
            ? Tunnel.open(plan, headstart.get(), Terminal::passPhrase, this::refused)
            : Tunnel.open(plan, Terminal::passPhrase, this::refused);
    if (denied.get()) {
      tunnel.close(); // refused before it could be told which one to close
    }
    try (Ending ending = new Ending(console, "the wormhole is closed", tunnel::close)) {
      tunnel.listening().forEach(listening -> console.result(listening.where() + " -> " + path));
      bind = tunnel.listening().stream().findFirst().map(Listening::bind);
      recheck.ifPresent(asked -> asked.begin(tunnel::close));
      TunnelFailed why = tunnel.awaitEnd();
      if (ending.begun() || (recheck.isPresent() && recheck.get().ended())) {
        return Exit.DONE;
      }
      if (denied.get()) {
        return OpenWords.notGranted(path, console);
      }
      throw why;
    }
  }

  // what was not granted at login is not granted to this session (sshd fixes it there)
  private void refused(Target target, Refused.Why why) {
    if (why == Refused.Why.PROHIBITED) {
      denied.set(true);
      Tunnel open = tunnel;
      if (open != null) {
        open.close();
      }
    } else {
      console.say(TunnelWords.of(target, why));
    }
  }

  /** Whether another address of the site may do better. */
  private static boolean isOfTheAddress(TunnelFailed failure) {
    return switch (failure.reason()) {
      case NO_ANSWER,
          CONNECTION_REFUSED,
          NO_ROUTE,
          NOT_SSH,
          HOST_KEY_NOT_PINNED,
          NOT_STRICT,
          NO_COMMON_ALGORITHM ->
          true;
      default -> false;
    };
  }
}
