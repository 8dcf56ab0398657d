package psw.broker.address;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.IpAddress;

/** What the rendez-vous said when they were asked last. For one thread. */
final class Hearsay {
  // each is one more who must be waited for
  private static final int MOST_ASKED = 4;
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Asker asker;
  private final Duration every;
  private final Map<Question, Answer> answers = new LinkedHashMap<>();

  /** Asks a rendez-vous as which address it sees this host; empty where it cannot say. */
  @FunctionalInterface
  interface Asker {
    Optional<IpAddress> ask(RendezvousUrl url, boolean v6) throws InterruptedException;
  }

  private record Question(RendezvousUrl url, boolean v6) {}

  private record Answer(Optional<IpAddress> address, Instant at, Instant again) {
    // also when the clock was set back
    boolean isOver(Instant now) {
      return !now.isBefore(again) || now.isBefore(at);
    }
  }

  /** {@code every}: how long an answer is good for. */
  Hearsay(Asker asker, Duration every) {
    this.asker = asker;
    this.every = every;
  }

  /** Asks those whose last answer is too old, of the first few. */
  void ask(List<RendezvousUrl> all, List<Boolean> families, Instant now)
      throws InterruptedException {
    List<RendezvousUrl> few = all.stream().limit(MOST_ASKED).toList();
    answers
        .keySet()
        .removeIf(known -> !few.contains(known.url()) || !families.contains(known.v6()));
    for (RendezvousUrl url : few) {
      for (boolean v6 : families) {
        Question question = new Question(url, v6);
        Answer last = answers.get(question);
        if (last == null || last.isOver(now)) {
          answers.put(question, answer(question, Optional.ofNullable(last), now));
        }
      }
    }
  }

  private Answer answer(Question question, Optional<Answer> last, Instant now)
      throws InterruptedException {
    Optional<IpAddress> address = asker.ask(question.url(), question.v6());
    if (address.isPresent()) {
      return new Answer(address, now, now.plus(every));
    }
    // what was said once is not unsaid by silence
    Instant soon = now.plus(AGAIN.compareTo(every) < 0 ? AGAIN : every);
    return new Answer(
        last.flatMap(Answer::address), last.map(Answer::at).orElse(Instant.MIN), soon);
  }

  /** Makes each answer too old. */
  void doubt() {
    answers.replaceAll((question, said) -> new Answer(said.address(), said.at(), Instant.MIN));
  }

  /** What was said; without what is much older than the newest word on that family. */
  List<Told> told() {
    return answers.entrySet().stream()
        .filter(said -> said.getValue().address().isPresent() && isFresh(said))
        .map(said -> new Told(Optional.of(said.getKey().url()), said.getValue().address().get()))
        .toList();
  }

  private boolean isFresh(Map.Entry<Question, Answer> said) {
    Instant newest =
        answers.entrySet().stream()
            .filter(other -> other.getKey().v6() == said.getKey().v6())
            .filter(other -> other.getValue().address().isPresent())
            .map(other -> other.getValue().at())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return !said.getValue().at().plus(every.multipliedBy(2)).isBefore(newest);
  }
}
