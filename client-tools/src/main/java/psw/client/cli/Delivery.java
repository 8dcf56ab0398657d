package psw.client.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.revisions.CannotRemember;
import psw.client.site.NoSite;
import psw.client.transfer.Outcome;
import psw.client.transfer.Sender;
import psw.client.tunnel.TunnelFailed;

/** A file on its way to a receiver of a site. */
record Delivery(Console console, Bar bar, Path file, Sender sender, Own own) {
  private static final String AGAIN = "the same command goes on where it was";

  int to(Goal goal)
      throws IOException, NoSite, CallFailed, DeviceFailed, CannotRemember, InterruptedException {
    Passage passage = new Passage(console, goal, own, Ahead.none());
    try {
      return passage.open(new Outages(goal), name -> send(passage, goal, name));
    } catch (Unreadable e) {
      throw e.cause;
    } finally {
      bar.clear();
    }
  }

  /** What is wrong with the file, on its way out. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final IOException cause;

    Unreadable(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int send(Passage passage, Goal goal, String name) throws InterruptedException {
    try (Ending ending = new Ending(console, "not sent; " + AGAIN, bar::clear)) {
      return told(sender.send(passage::connect), passage, goal, name);
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  private int told(Outcome outcome, Passage passage, Goal goal, String name)
      throws InterruptedException {
    bar.clear();
    return switch (outcome.end()) {
      case SENT -> {
        String there = outcome.name().orElseThrow();
        boolean other = !there.equals(sender.parcel().name().text());
        String size = SizeWords.of(sender.parcel().size());
        console.result(
            "sent " + file + " (" + size + ") to " + name + (other ? ", there as " + there : ""));
        yield Exit.DONE;
      }
      case REFUSED -> console.fail(Exit.REFUSED, TransferWords.there(outcome.no().orElseThrow()));
      case CHANGED ->
          console.fail(Exit.FAILED, file + " changed while it was sent", "send it again");
      case STRANGE ->
          console.fail(Exit.FAILED, goal + " is no receiver", "psw receive must run there");
      case LOST ->
          passage.isOver()
              ? Exit.FAILED
              : console.fail(
                  Exit.UNREACHABLE,
                  "nobody receives at " + goal,
                  "once psw receive runs there, " + AGAIN);
    };
  }

  /** Says why it takes long; that it is gone and back, the bar shows. */
  private final class Outages extends OutageWords {
    private final String site;

    Outages(Goal goal) {
      super(console, goal.site());
      this.site = goal.site();
    }

    @Override
    public void lost(TunnelFailed why) {
      bar.clear();
      super.lost(why);
    }

    @Override
    public void still(TunnelFailed why) {
      bar.clear();
      console.say(site + ": " + TunnelWords.brief(why) + "; trying on, Ctrl-C ends it");
    }

    @Override
    public void back(Duration after) {
      bar.clear();
      console.say("back at " + site);
    }
  }
}
