package psw.client.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import psw.client.identity.KeyFailed;
import psw.client.identity.SiteKey;
import psw.client.serve.CannotServe;
import psw.wire.value.BrokerId;

/** psw identity rotate. */
@Command(
    name = "rotate",
    description = {
      "Change the site's key for a new one, in good order.",
      "First without options: the new key is made, and the broker announces from its",
      "next start on that the new id takes over. Whoever opens a wormhole meanwhile",
      "learns of it and is asked once. After some weeks with --finish: the new key",
      "takes the old one's place. Pairings and grants stay. The broker must not run."
    },
    footer = {
      "  psw identity rotate             # then start the broker, and wait",
      "  psw identity rotate --finish"
    })
final class RotateIdentityCommand extends IdentityCall {
  @ArgGroup private Step step = new Step();

  /** What to do of the two steps. */
  static final class Step {
    @Option(names = "--finish", description = "let the new key take over; the old one is removed")
    private boolean finish;

    @Option(names = "--cancel", description = "keep the old key; the new one is removed")
    private boolean cancel;
  }

  @Override
  int about(SiteKey key) throws KeyFailed, CannotServe {
    if (step.finish) {
      BrokerId id = key.finish();
      console().result(id.text());
      console().hint("start the broker; who was not here meanwhile has to pair anew");
    } else if (step.cancel) {
      key.cancel();
    } else {
      BrokerId next = key.rotate();
      console().result(next.text());
      console()
          .hint(
              "start the broker, which announces it; in some weeks: psw identity rotate --finish");
    }
    return Exit.DONE;
  }
}
