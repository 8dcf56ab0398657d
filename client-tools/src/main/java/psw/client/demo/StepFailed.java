package psw.client.demo;

/** A step that did not do what it says. */
final class StepFailed extends Exception {
  private static final long serialVersionUID = 1L;

  StepFailed(String words) {
    super(words, null, false, false);
  }
}
