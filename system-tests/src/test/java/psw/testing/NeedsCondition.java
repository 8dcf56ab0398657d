package psw.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides {@link Needs}: skips elsewhere, fails under {@code CI=true}. */
final class NeedsCondition implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback {
  private static final List<String> DIRECTORIES =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing = missing(context);
    if (missing.isEmpty() || underCi()) {
      return ConditionEvaluationResult.enabled("all there");
    }
    return ConditionEvaluationResult.disabled("needs " + String.join(", ", missing));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    refuseGaps(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    refuseGaps(context);
  }

  private static void refuseGaps(ExtensionContext context) {
    List<String> missing = missing(context);
    if (!missing.isEmpty()) {
      throw new AssertionError("CI=true, and this machine lacks " + String.join(", ", missing));
    }
  }

  private static List<String> missing(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), Needs.class).stream()
        .flatMap(needs -> Arrays.stream(needs.value()))
        .filter(need -> !present(need))
        .toList();
  }

  private static boolean present(String need) {
    return need.equals("root")
        ? isRoot()
        : DIRECTORIES.stream().anyMatch(dir -> Files.isExecutable(Path.of(dir, need)));
  }

  /** The kernel shows a process's effective user as the owner of its /proc directory. */
  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean underCi() {
    return "true".equals(System.getenv("CI"));
  }
}
