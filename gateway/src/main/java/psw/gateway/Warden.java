package psw.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import psw.gate.authorized.Authorized;
import psw.gate.authorized.Watch;
import psw.gateway.Journal.Event;
import psw.gateway.Journal.What;

/**
 * Goes round and ends sessions that may not go on: those that were permitted what is permitted no
 * longer, and those of peers that are gone without a word.
 */
final class Warden implements Runnable {
  // as ClientAliveInterval and ClientAliveCountMax have it
  private static final Duration ALIVE = Duration.ofSeconds(20);
  private static final int UNANSWERED = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SshServer server;
  private final Authorized authorized;
  private final Guard guard;
  private final Journal journal;

  Warden(SshServer server, Authorized authorized, Guard guard, Journal journal) {
    this.server = server;
    this.authorized = authorized;
    this.guard = guard;
    this.journal = journal;
  }

  @Override
  public void run() {
    long asked = System.nanoTime();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        asked = watch(asked);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  // a directory that is not there permits nothing, and may come back
  private long watch(long lastAsked) throws InterruptedException {
    long asked = lastAsked;
    try (Watch changes = authorized.watch()) {
      while (true) {
        asked = round(asked);
        changes.await();
      }
    } catch (IOException gone) {
      asked = round(asked);
      Thread.sleep(PAUSE.toMillis());
    }
    return asked;
  }

  private long round(long asked) {
    boolean ask = System.nanoTime() - asked >= ALIVE.toNanos();
    for (Session session : server.getActiveSessions()) {
      Visitor visitor = session.getAttribute(Visitor.OF_SESSION);
      if (visitor != null && session.isAuthenticated() && isOver(session, visitor, ask)) {
        session.close(true);
      }
    }
    return ask ? System.nanoTime() : asked;
  }

  private boolean isOver(Session session, Visitor visitor, boolean ask) {
    Set<String> lost = visitor.lost(guard.permitted(visitor.key()));
    if (!lost.isEmpty()) {
      journal.note(new Event(What.ENDED, visitor.device(), List.copyOf(lost)));
      return true;
    }
    if (ask && visitor.unanswered.getAndIncrement() >= UNANSWERED) {
      journal.note(Event.of(What.SILENT, visitor.device()));
      return true;
    }
    return ask && !asked(session, visitor);
  }

  /** Asks for a sign of life, which any answer is; whether that could be done. */
  private static boolean asked(Session session, Visitor visitor) {
    try {
      String name = "keepalive@openssh.com";
      Buffer question = session.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
      question.putString(name);
      question.putBoolean(true);
      session.request(question, name, (command, answer) -> visitor.unanswered.set(0));
      return true;
    } catch (IOException over) {
      return false;
    }
  }
}
