package psw.client.tunnel;

import java.util.List;

/** Knows where a session is to be had now. */
@FunctionalInterface
public interface Whereabouts {
  /**
   * Asked before a session is begun anew, each time.
   *
   * @return a plan for each address, in the order in which to try them; none if nobody can say at
   *     the moment. Their forwards count for nothing
   * @throws Gone when there is no use in asking again
   */
  List<Plan> now() throws Gone, InterruptedException;

  /** There will be no session there any more; whoever throws it knows why. */
  final class Gone extends Exception {
    private static final long serialVersionUID = 1L;

    /** For good. */
    public Gone() {
      super("gone", null, false, false);
    }
  }
}
