package psw.broker.pairing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import psw.broker.announcing.Announcer;
import psw.broker.announcing.Standing;
import psw.broker.audit.By;
import psw.broker.far.RendezvousUrl;
import psw.broker.site.Site;
import psw.pairing.mailbox.Rendezvous;
import psw.pairing.run.Places;
import psw.pairing.run.Run;
import psw.server.edge.Problems;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;

/** The door: the runs of this broker, from {@link #start} to {@link #end}. */
@ApplicationScoped
public class Pairings {
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final SecureRandom random = new SecureRandom();
  private final Attempts attempts = new Attempts();
  private volatile Optional<ThreadFactory> threads = Optional.empty();

  private Announcer announcer;
  private Site site;
  private Ledger ledger;
  private Clock clock;

  protected Pairings() {}

  @Inject
  Pairings(Announcer announcer, Site site, Ledger ledger, Clock clock) {
    this.announcer = announcer;
    this.site = site;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Begins; {@code factory} makes a thread for each run. */
  public void start(ThreadFactory factory) {
    threads = Optional.of(factory);
  }

  /** Gives up what runs, so that the others are told, if that takes seconds only. */
  public void end() {
    threads = Optional.empty();
    List<Attempt> running = attempts.running();
    running.forEach(Attempt::cancel);
    long until = System.nanoTime() + GOODBYE.toNanos();
    for (Attempt attempt : running) {
      attempt.awaitOver(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }

  /**
   * Makes a code, or takes one up. {@link #find} tells how it goes.
   *
   * @param by who asks
   * @return the run's id
   */
  public String begin(Asked asked, By by) throws BadValue {
    return attempt(asked, by).id();
  }

  Attempt attempt(Asked asked, By by) throws BadValue {
    KnockLeave ours = site.leave(random);
    Run run = run(asked, ours);
    Attempt.Terms terms = new Attempt.Terms(fresh(), by, asked.name(), ours, asked.code());
    Attempt attempt = new Attempt(terms, run, ledger, clock);
    ThreadFactory factory = threads.orElseThrow(() -> Problems.NOT_READY.asException());
    if (!attempts.admit(attempt, clock.instant())) {
      throw Problems.TOO_MANY
          .detail("8 pairings wait at a time; give one up, or let it end")
          .header("Retry-After", "60")
          .asException();
    }
    try {
      ledger.begun(asked.code(), by);
      factory.newThread(attempt::walk).start();
    } catch (RuntimeException | Error e) {
      attempts.remove(attempt);
      throw e;
    }
    return attempt;
  }

  /** Where a code can be made: each rendez-vous as it stands in codes, those that answer first. */
  public List<String> places() {
    return known().all().stream().map(there -> there.host().text()).toList();
  }

  private Places known() {
    return Places.of(
        inOrder(announcer.members(), announcer.rendezvous()).stream()
            .map(RendezvousUrl::text)
            .toList());
  }

  /** Those first where all goes well, since both sides are to meet at one that answers. */
  static List<RendezvousUrl> inOrder(List<RendezvousUrl> members, List<Standing> standings) {
    Set<RendezvousUrl> well =
        standings.stream()
            .filter(standing -> standing.holds() && standing.fault().isEmpty())
            .map(Standing::url)
            .collect(Collectors.toSet());
    return members.stream()
        .sorted(Comparator.comparing(url -> !well.contains(url))) // stable: else as they were
        .toList();
  }

  private Run run(Asked asked, KnockLeave ours) throws BadValue {
    Places places = known();
    if (asked.code().isPresent()) {
      Rendezvous at = places.at(asked.code().get().host());
      return site.join(at, asked.code().get(), asked.ssh(), ours, clock);
    }
    Rendezvous at =
        asked.rendezvous().isPresent()
            ? places.parse(asked.rendezvous().get())
            : places.usual().orElseThrow(() -> new BadValue("rendezvous", BadValue.Reason.MISSING));
    return site.invite(at, asked.form().orElseThrow(), asked.ssh(), ours, clock);
  }

  private String fresh() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return Base64Url.encode(id);
  }

  /** A run that is under way, or was over ten minutes ago at most. */
  public Optional<Seen> find(String id) {
    return attempt(id).map(Attempt::seen);
  }

  /** Gives a run up, without waiting; nothing happens if it is over. */
  public void cancel(String id) {
    attempt(id).ifPresent(Attempt::cancel);
  }

  Optional<Attempt> attempt(String id) {
    return attempts.find(id, clock.instant());
  }
}
