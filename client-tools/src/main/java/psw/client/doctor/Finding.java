package psw.client.doctor;

import java.util.List;

/**
 * What was found at one step.
 *
 * @param state how that stands: mostly as {@link What} has it
 * @param facts what each {@link What} says that they are
 */
public record Finding(What what, What.State state, List<String> facts) {
  /** Copies the list in. */
  public Finding {
    facts = List.copyOf(facts);
  }

  static Finding of(What what, String... facts) {
    return new Finding(what, what.state(), List.of(facts));
  }

  /** The same where another way led on, so that it stands in nobody's. */
  Finding passedBy() {
    return new Finding(what, What.State.UNKNOWN, facts);
  }

  /** What it is about. */
  public Step step() {
    return what.step();
  }

  /** Whether it stands in the way. */
  public boolean isWrong() {
    return state == What.State.WRONG;
  }
}
