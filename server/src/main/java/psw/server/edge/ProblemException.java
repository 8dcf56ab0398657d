package psw.server.edge;

import jakarta.ws.rs.WebApplicationException;

/**
 * A problem on its way to its mapper. It carries no response: one with a body passes mappers by.
 */
public final class ProblemException extends WebApplicationException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.word(), problem.status());
    this.problem = problem;
  }

  /** What is to be answered. */
  public Problem problem() {
    return problem;
  }
}
