package psw.client.cli;

import psw.client.chat.Screen;

/** What the user of a chat sees, and what he is asked. */
final class ChatScreen implements Screen {
  private final Console console;
  private boolean asking;
  private boolean came;
  private boolean lost;

  ChatScreen(Console console) {
    this.console = console;
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

  synchronized void says(String line) {
    console.say(line);
  }

  @Override
  public synchronized void heard(String peer, String line) {
    console.result(peer + "> " + line);
  }

  @Override
  public synchronized void came(String peer) {
    console.say(peer + (asking ? " is here; what you type now is sent" : " is here"));
    came = true;
  }

  @Override
  public synchronized void went(String peer) {
    console.say(peer + " has gone");
  }

  @Override
  public synchronized void lost(String peer) {
    console.say(peer + " takes nothing; what was said last did not get there");
    lost = true;
  }

  /** Whether anything that was said got lost. */
  synchronized boolean somethingWasLost() {
    return lost;
  }
}
