package psw.client.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import psw.client.chat.Said;
import psw.client.chat.Screen;

/** What the user of a chat sees, and what he is asked. */
final class ChatScreen implements Screen {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int MOST_SHOWN = 5;

  private final Clock clock;
  private final Set<Said> unmarked = new HashSet<>();
  private Console console;
  private boolean echoes;
  private boolean asking;
  private boolean came;
  private boolean lost;

  /** {@code clock} tells the local time. */
  ChatScreen(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  /** From now on all is shown there, and so is what is typed. */
  synchronized void moveTo(Console other) {
    console = other;
    echoes = true;
  }

  /** Asks the user whom to call, unless somebody has come: then there is nothing to ask. */
  synchronized boolean asks(String question) {
    asking = !came;
    if (asking) {
      console.say(question);
    }
    return asking;
  }

  /** The user is asked nothing any more. */
  synchronized void asksNoMore() {
    asking = false;
  }

  /** Whether anybody has come so far, and the user was told. */
  synchronized boolean somebodyCame() {
    return came;
  }

  /** Where it shows all now. */
  synchronized Console console() {
    return console;
  }

  synchronized void shows(String result) {
    console.result(result);
  }

  synchronized void says(String line) {
    console.say(line);
  }

  /** Shows what was typed where that has not been seen, with a mark if it is delivered soon. */
  void typed(Said said) throws InterruptedException {
    if (echoes()) {
      said.await(SOON);
    }
    synchronized (this) {
      if (echoes) {
        String mark = said.isDelivered() ? " ✓" : said.isAwaited() ? " …" : "";
        console.result(time() + " you> " + said.line() + mark);
      }
      if (said.isAwaited()) {
        unmarked.add(said);
      } else if (said.isDelivered() && !echoes) {
        console.say(time() + " delivered: " + said.line());
      }
    }
  }

  private synchronized boolean echoes() {
    return echoes;
  }

  /** Nobody heard what was typed. */
  synchronized void unheard(String line) {
    console.say("nobody is here; not said: " + line);
    lost = true;
  }

  @Override
  public synchronized void heard(String peer, String line) {
    console.result(time() + ' ' + peer + "> " + line);
  }

  @Override
  public synchronized void came(String peer, Optional<String> from) {
    String who = peer + from.map(address -> " (" + address + ")").orElse("");
    console.say(who + (asking ? " is here; what you type now is sent" : " is here"));
    came = true;
  }

  @Override
  public synchronized void away(String peer) {
    console.say(time() + ' ' + peer + " is gone; what you type waits for its return");
  }

  @Override
  public synchronized void back(String peer) {
    console.say(time() + ' ' + peer + " is back");
  }

  @Override
  public synchronized void went(String peer) {
    console.say(time() + ' ' + peer + " has gone");
  }

  @Override
  public synchronized void delivered(Said said) {
    if (unmarked.remove(said)) {
      console.say(time() + " delivered: " + said.line());
    }
  }

  @Override
  public synchronized void lost(String peer, List<String> lines) {
    lines.stream()
        .limit(MOST_SHOWN)
        .forEach(line -> console.say(peer + " may not have got: " + line));
    if (lines.size() > MOST_SHOWN) {
      console.say(peer + " may not have got " + (lines.size() - MOST_SHOWN) + " more lines");
    }
    unmarked.removeIf(said -> !said.isAwaited());
    lost = true;
  }

  /** Whether anything that was said got lost. */
  synchronized boolean somethingWasLost() {
    return lost;
  }

  private String time() {
    return TIME.format(LocalTime.now(clock));
  }
}
