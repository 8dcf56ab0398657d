package psw.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a test needs of the machine: {@code "root"}, or programs by name, as {@code "nmap"}. Where
 * one is missing the test is skipped with a message that names it; under continuous integration
 * (environment {@code CI=true}) it fails instead, so that no gap goes unseen.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsCondition.class)
public @interface Needs {
  /** {@code "root"} or names of programs. */
  String[] value();
}
