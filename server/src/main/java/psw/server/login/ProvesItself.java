package psw.server.login;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class: its callers prove themselves by something else than a token of ours, which
 * the resource judges. Here, too, nothing is looked at unless it came over loopback or TLS.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProvesItself {}
