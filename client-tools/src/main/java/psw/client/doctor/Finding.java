package psw.client.doctor;

import java.util.List;

/**
 * What was found at one step.
 *
 * @param facts what each {@link What} says that they are
 */
public record Finding(What what, List<String> facts) {
  /** Copies the list in. */
  public Finding {
    facts = List.copyOf(facts);
  }

  static Finding of(What what, String... facts) {
    return new Finding(what, List.of(facts));
  }

  /** What it is about. */
  public Step step() {
    return what.step();
  }

  /** Whether it stands in the way. */
  public boolean isWrong() {
    return what.state() == What.State.WRONG;
  }
}
