package psw.client.cli;

import java.net.Socket;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import psw.client.transfer.Attendant;
import psw.client.transfer.BadName;
import psw.client.transfer.No;
import psw.client.transfer.Parcel;
import psw.client.tunnel.LocalUser;

/** Asks the user of a receiver about each file, and says what becomes of it. */
final class Doorkeeper implements Attendant {
  private final Console console;
  private final Bar bar;
  private final Repeats repeats = new Repeats();
  private final boolean yes;
  private final Function<Socket, Optional<String>> names;
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile boolean asking;

  /**
   * Asks nothing yet.
   *
   * @param yes takes all, unasked
   * @param names who a caller is, if that is known
   */
  Doorkeeper(Console console, boolean yes, Function<Socket, Optional<String>> names) {
    this.console = console;
    this.bar = new Bar(console);
    this.yes = yes;
    this.names = names;
  }

  /** Waits until nobody can be asked any more. */
  int awaitEnd() throws InterruptedException {
    end.await();
    return Exit.DONE;
  }

  // a wormhole ends as a connection of the account that it logged in to; no other user of this host
  // was granted anything
  @Override
  public boolean admits(Socket caller) {
    return LocalUser.isOursOrOf(caller, SitePlans.ACCOUNT);
  }

  @Override
  public void turnedAway() {
    says("another user of this host wanted to send something, and was refused");
  }

  @Override
  public synchronized boolean wants(Socket caller, Parcel parcel, long there) {
    bar.clear();
    if (yes) {
      return true;
    }
    asking = true;
    String part = there > 0 ? ", " + SizeWords.of(there) + " of it are here" : "";
    String who = names.apply(caller).orElse("somebody");
    String size = SizeWords.of(parcel.size());
    try {
      return Terminal.answer(
              who + " wants to send " + parcel.name() + ", " + size + part + ": take it? [y/N]")
          .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).matches("y|yes"))
          .isPresent();
    } finally {
      asking = false;
    }
  }

  @Override
  public void progress(Parcel parcel, long there) {
    if (!asking) {
      bar.at(parcel.name().text(), there, parcel.size(), System.nanoTime());
    }
  }

  @Override
  public synchronized void taken(Parcel parcel, String name) {
    bar.clear();
    console.result("took " + name + " (" + SizeWords.of(parcel.size()) + ")");
  }

  @Override
  public void cut(Parcel parcel, long there) {
    says(parcel.name() + " was cut off after " + SizeWords.of(there) + "; that much is kept");
  }

  @Override
  public void refused(Parcel parcel, No why) {
    says(parcel.name() + " is not taken: " + TransferWords.here(why));
  }

  @Override
  public void refused(BadName name) {
    says("a file was refused: " + TransferWords.of(name));
  }

  private void says(String line) {
    repeats.news(line, System.nanoTime()).ifPresent(this::say);
  }

  private synchronized void say(String line) {
    bar.clear();
    console.say(line);
  }
}
