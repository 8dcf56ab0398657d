package psw.client.cli;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import psw.client.api.CallFailed;
import psw.client.chat.Chat;
import psw.client.device.DeviceFailed;
import psw.client.revisions.CannotRemember;
import psw.client.site.NoSite;
import psw.client.tunnel.TunnelFailed;

/** A chat with a service of a site, through a wormhole that is its own. */
record ChatAtSite(Console console, ChatScreen screen, Goal goal, Ahead ahead, Clock clock) {
  /** Talks until the user or the other side has enough; the exit code. */
  int talk() throws CallFailed, DeviceFailed {
    try {
      Own own = ahead.own().isPresent() ? ahead.own().get() : Own.here(clock);
      Passage passage = new Passage(console, goal, own, ahead);
      return passage.open(new Outages(), name -> talk(passage, name));
    } catch (InterruptedException ended) {
      return Exit.FAILED;
    } catch (NoSite e) {
      return SiteWords.say(e, console);
    } catch (CannotRemember e) {
      return SiteWords.say(e, console);
    }
  }

  private int talk(Passage passage, String name) throws InterruptedException {
    try {
      Optional<Socket> first = passage.connect();
      return first.isPresent() ? talk(passage, name, first.get()) : Exit.FAILED;
    } catch (IOException e) {
      return console.fail(Exit.UNREACHABLE, e.getMessage(), "psw chat must run there");
    }
  }

  @SuppressWarnings("try") // an ending is there for its own end
  private int talk(Passage passage, String name, Socket first) throws InterruptedException {
    AtomicReference<Socket> begun = new AtomicReference<>(first);
    try (Keyboard keyboard = Keyboard.open(screen);
        Chat chat = Chat.calling(screen);
        Ending ending = new Ending(console, "the chat has ended", chat::close)) {
      chat.keep(
          name,
          () -> {
            Optional<Socket> one = Optional.ofNullable(begun.getAndSet(null));
            return one.isPresent() ? one : passage.connect();
          });
      CompletableFuture<Void> typed = new CompletableFuture<>();
      Thread typing =
          new Thread(
              () -> type(new Conversation(chat, keyboard, screen, console), typed), "typing");
      typing.setDaemon(true);
      typing.start();
      CompletableFuture.anyOf(typed, chat.over()).get();
      return passage.isOver() ? Exit.FAILED : Exit.DONE;
    } catch (ExecutionException e) {
      return console.fail(Exit.FAILED, "nothing can be typed: " + e.getCause().getMessage());
    }
  }

  private static void type(Conversation conversation, CompletableFuture<Void> typed) {
    try {
      conversation.hold();
      typed.complete(null);
    } catch (InterruptedException e) {
      typed.complete(null);
    } catch (IOException e) {
      typed.completeExceptionally(e);
    }
  }

  /** Says why it takes long; that it is gone and back, the chat says. */
  private final class Outages extends OutageWords {
    Outages() {
      super(console, goal.site());
    }

    @Override
    public void lost(TunnelFailed why) {}

    @Override
    public void still(TunnelFailed why) {
      screen.says(goal.site() + ": " + TunnelWords.brief(why) + "; trying on, Ctrl-D ends it");
    }

    @Override
    public void back(Duration after) {}
  }
}
