package psw.client.site;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.api.Directory;
import psw.client.revisions.CannotRemember;
import psw.client.revisions.Last;
import psw.client.revisions.Revisions;
import psw.client.site.NoSite.Reason;
import psw.client.site.Said.Other;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Refusal;
import psw.wire.announcement.Verdict;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** Asks every directory for a site's announcement, and judges what each says. */
final class Reader {
  private final Revisions revisions;
  private final Clock clock;

  Reader(Revisions revisions, Clock clock) {
    this.revisions = revisions;
    this.clock = clock;
  }

  /** What one directory says: an announcement, or why there is none to believe. */
  private record Answer(
      Directory from,
      Optional<Announcement> believed,
      Optional<CallFailed> failure,
      Optional<Refusal> refusal) {

    Other other() {
      return new Other(from.server(), failure, refusal);
    }
  }

  /** What was believed last. */
  Optional<Last> before(BrokerId site) throws CannotRemember {
    return revisions.last(site);
  }

  boolean holds(Last last) {
    return last.until().isAfter(clock.instant());
  }

  /** The highest revision that any of them has. */
  Said read(BrokerId site, List<Directory> directories) throws NoSite, CallFailed, CannotRemember {
    List<Answer> answers = new ArrayList<>();
    for (Directory directory : directories) {
      answers.add(ask(site, directory));
    }
    Optional<Announcement> highest =
        answers.stream()
            .flatMap(answer -> answer.believed().stream())
            .max(Comparator.comparingLong(Announcement::revision));
    if (highest.isEmpty()) {
      throw nothing(site, answers);
    }
    return new Said(
        highest.get(),
        answers.stream()
            .filter(answer -> !answer.believed().equals(highest))
            .map(Answer::other)
            .toList());
  }

  private Answer ask(BrokerId site, Directory directory) throws CannotRemember {
    try {
      Optional<byte[]> bytes = directory.announcement(site);
      if (bytes.isEmpty()) {
        return new Answer(directory, Optional.empty(), Optional.empty(), Optional.empty());
      }
      Verdict verdict = revisions.judge(site, bytes.get(), Optional.empty(), clock.instant());
      if (isOver(verdict)) {
        Optional<byte[]> lease = directory.lease(site);
        if (lease.isPresent()) {
          verdict = revisions.judge(site, bytes.get(), lease, clock.instant());
        }
      }
      return verdict instanceof Verdict.Refused refused
          ? new Answer(directory, Optional.empty(), Optional.empty(), Optional.of(refused.why()))
          : new Answer(
              directory,
              Optional.of(said(verdict, bytes.get())),
              Optional.empty(),
              Optional.empty());
    } catch (CallFailed e) {
      return new Answer(directory, Optional.empty(), Optional.of(e), Optional.empty());
    }
  }

  // its own term may be over while a lease keeps it alive
  private static boolean isOver(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused && refused.why() == Refusal.EXPIRED;
  }

  private static Announcement said(Verdict verdict, byte[] bytes) {
    try {
      return verdict instanceof Verdict.Replaces news
          ? news.announcement()
          : Announcement.reread(bytes);
    } catch (BadValue e) {
      throw new IllegalStateException(e); // it was judged
    }
  }

  /** The gravest of what was said, since it is the one that somebody may have had a hand in. */
  private static NoSite nothing(BrokerId site, List<Answer> answers) throws CallFailed {
    Optional<Answer> refused =
        answers.stream()
            .filter(answer -> answer.refusal().isPresent())
            .min(Comparator.comparing(answer -> answer.refusal().get() == Refusal.EXPIRED ? 1 : 0));
    if (refused.isPresent()) {
      return new NoSite(refused.get().refusal().get(), refused.get().from().server());
    }
    Optional<CallFailed> failed =
        answers.stream().flatMap(answer -> answer.failure().stream()).findFirst();
    if (failed.isPresent() && answers.stream().allMatch(a -> a.failure().isPresent())) {
      throw failed.get();
    }
    return new NoSite(
        Reason.NOT_ANNOUNCED,
        site,
        answers.stream().map(answer -> answer.from().server().toString()).toList());
  }
}
