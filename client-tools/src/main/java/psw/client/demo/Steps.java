package psw.client.demo;

import java.time.Duration;

/** Numbers the steps; ends one that did not do what it says. */
final class Steps {
  /** How long anything may take that a person would wait for. */
  static final Duration SOON = Duration.ofSeconds(30);

  private final Stage stage;
  private int step;

  Steps(Stage stage) {
    this.stage = stage;
  }

  void begin(String title) {
    stage.step(++step, title);
  }

  static void check(boolean asSaid, String otherwise) throws StepFailed {
    if (!asSaid) {
      throw new StepFailed(otherwise);
    }
  }

  /** Something that may be asked for again. */
  interface Condition {
    boolean holds() throws StepFailed, InterruptedException;
  }

  /** Asks until it holds. */
  static void until(Condition condition, String otherwise) throws StepFailed, InterruptedException {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!condition.holds()) {
      check(System.nanoTime() - deadline < 0, otherwise);
      Thread.sleep(100);
    }
  }
}
