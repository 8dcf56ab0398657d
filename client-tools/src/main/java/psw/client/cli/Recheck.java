package psw.client.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.revisions.CannotRemember;
import psw.client.site.NoSite;
import psw.wire.announcement.Refusal;

/**
 * What a site announces now, asked for while a wormhole is open by what it announced before:
 * whether it still leads where the site says. Who cannot be asked changes nothing, as what was
 * announced holds until it is over.
 */
final class Recheck {
  private final Callable<Optional<Entry>> now;
  private final Console console;
  private volatile Optional<Entry> other = Optional.empty();
  private volatile Optional<NoSite> none = Optional.empty();

  /**
   * Nothing is asked yet.
   *
   * @param now the way in as it is announced, if it is another
   */
  Recheck(Callable<Optional<Entry>> now, Console console) {
    this.now = now;
    this.console = console;
  }

  /** Asks on a thread of its own; {@code close} ends what leads elsewhere. */
  void begin(Runnable close) {
    Thread thread =
        new Thread(
            () -> {
              if (isOver()) {
                close.run();
              }
            },
            "recheck");
    thread.setDaemon(true);
    thread.start();
  }

  private boolean isOver() {
    try {
      other = now.call();
    } catch (NoSite e) {
      none = Optional.of(e).filter(Recheck::isGrave);
    } catch (CannotRemember e) {
      SiteWords.say(e, console);
    } catch (CallFailed | DeviceFailed e) {
      // there will be another time
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return ended();
  }

  private static boolean isGrave(NoSite e) {
    return switch (e.reason()) {
      case NOT_ANNOUNCED, NO_DIRECTORY -> false;
      case NOT_BELIEVED -> !e.refusal().equals(Optional.of(Refusal.EXPIRED));
      default -> true;
    };
  }

  /** Whether it found that the wormhole leads elsewhere. */
  boolean ended() {
    return other.isPresent() || none.isPresent();
  }

  /**
   * The other way in, if that is why the wormhole ended.
   *
   * @throws NoSite if there is none at all
   */
  Optional<Entry> other() throws NoSite {
    if (none.isPresent()) {
      throw none.get();
    }
    return other;
  }
}
