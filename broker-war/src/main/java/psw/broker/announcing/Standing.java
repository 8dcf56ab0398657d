package psw.broker.announcing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;

/**
 * How this site stands with one rendez-vous.
 *
 * @param url where it is
 * @param leaving whether the site is being withdrawn from there
 * @param acknowledged the last revision that it acknowledged since the start
 * @param holds whether that still holds there, as far as is known here
 * @param current whether it holds and is what is to be announced now
 * @param fault what went wrong at the last attempt, if it did
 * @param since since when it is as it is
 * @param unheard what stands in the way of hearing from there of other sites, if anything does
 * @param shown what it shows to others of what it acknowledged
 */
public record Standing(
    RendezvousUrl url,
    boolean leaving,
    OptionalLong acknowledged,
    boolean holds,
    boolean current,
    Optional<Fault> fault,
    Instant since,
    Optional<Trouble> unheard,
    Shown shown) {

  /** As far as one who announces knows. */
  public Standing(
      RendezvousUrl url,
      boolean leaving,
      OptionalLong acknowledged,
      boolean holds,
      boolean current,
      Optional<Fault> fault,
      Instant since) {
    this(url, leaving, acknowledged, holds, current, fault, since, Optional.empty(), Shown.ALL);
  }

  /** The same, with how following goes. */
  Standing unheard(Optional<Trouble> trouble) {
    return new Standing(url, leaving, acknowledged, holds, current, fault, since, trouble, shown);
  }

  /** The same, with what was seen there. */
  Standing shown(Shown seen) {
    return new Standing(url, leaving, acknowledged, holds, current, fault, since, unheard, seen);
  }

  /** What is wrong, in one sentence without a full stop; empty when nothing is. */
  public Optional<String> complaint() {
    return fault
        .map(FaultWords::of)
        .or(() -> FaultWords.of(shown))
        .or(() -> unheard.map(FaultWords::unheard));
  }
}
