package psw.server.login;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class or method: its callers prove themselves by something else than a token of
 * ours, which the resource judges.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ProvesItself {
  /**
   * Whether it is taken over a connection that others can read: only where what proves is good for
   * this one request, and the answer no secret.
   */
  boolean inClear() default false;
}
