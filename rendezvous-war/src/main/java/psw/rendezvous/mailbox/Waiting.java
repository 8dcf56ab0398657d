package psw.rendezvous.mailbox;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import psw.wire.mailbox.Nameplate;

/** Who waits for a message at this node. */
@ApplicationScoped
class Waiting {
  private static final Logger LOGGER = System.getLogger(Waiting.class.getName());
  private static final int AT_ONCE = 500;

  @Inject private Boxes boxes;
  @Resource private ManagedExecutorService executor;

  private final Map<String, Waiter> waiters = new ConcurrentHashMap<>();

  int size() {
    return waiters.size();
  }

  void add(Waiter waiter, Instant now) {
    Waiter earlier = waiters.put(waiter.place(), waiter);
    if (earlier != null) {
      earlier.answer(List.of());
    }
    // what came between the first look and here woke nobody
    serve(waiter, now);
  }

  /** Something happened to a mailbox, here. */
  void wake(Nameplate nameplate, Instant now) {
    List<Waiter> both = new ArrayList<>();
    for (Side side : Side.values()) {
      Waiter waiter = waiters.get(nameplate.text() + '/' + side);
      if (waiter != null) {
        both.add(waiter);
      }
    }
    later(both, now);
  }

  /** Once a second: whose time is over, and what happened at other nodes. */
  void tick(Instant now) {
    List<Waiter> all = new ArrayList<>(waiters.values());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      tick(all.subList(from, Math.min(from + AT_ONCE, all.size())), now);
    }
  }

  private void tick(List<Waiter> some, Instant now) {
    Set<String> arrived =
        new HashSet<>(boxes.arrived(some.stream().map(Waiter::wanted).collect(Collectors.toSet())));
    Set<String> live =
        new HashSet<>(
            boxes.live(
                some.stream().map(w -> w.nameplate().text()).collect(Collectors.toSet()), now));
    List<Waiter> due = new ArrayList<>();
    for (Waiter waiter : some) {
      if (arrived.contains(waiter.wanted()) || !live.contains(waiter.nameplate().text())) {
        due.add(waiter);
      } else if (!now.isBefore(waiter.until()) && waiters.remove(waiter.place(), waiter)) {
        waiter.answer(List.of());
      }
    }
    later(due, now);
  }

  // one task: on Payara the tasks of one request share its context, so they must not run at once
  private void later(List<Waiter> some, Instant now) {
    if (some.isEmpty()) {
      return;
    }
    try {
      executor.execute(() -> some.forEach(waiter -> serve(waiter, now)));
    } catch (RejectedExecutionException e) {
      LOGGER.log(Level.DEBUG, "the next second tries again", e);
    }
  }

  private void serve(Waiter waiter, Instant now) {
    try {
      List<Message> messages =
          boxes.read(waiter.nameplate(), waiter.secret(), waiter.after(), now).messages();
      if (!messages.isEmpty() && waiters.remove(waiter.place(), waiter)) {
        waiter.answer(messages);
      }
    } catch (RuntimeException problem) {
      if (waiters.remove(waiter.place(), waiter)) {
        waiter.fail(problem);
      }
    }
  }

  @PreDestroy
  void end() {
    waiters.values().forEach(waiter -> waiter.answer(List.of()));
    waiters.clear();
  }
}
