package psw.wire.pairing;

import java.util.Optional;
import psw.wire.value.BadValue;

/** A failure on its way out of a step. */
final class Broken extends Exception {
  private static final long serialVersionUID = 1L;
  private final Failure why;
  private final transient Optional<BadValue> detail;

  Broken(Failure why) {
    this(why, Optional.empty());
  }

  Broken(BadValue detail) {
    this(Failure.MALFORMED, Optional.of(detail));
  }

  private Broken(Failure why, Optional<BadValue> detail) {
    super(why.name(), null, false, false);
    this.why = why;
    this.detail = detail;
  }

  Step.Failed step() {
    return new Step.Failed(why, detail);
  }
}
