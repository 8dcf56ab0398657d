package psw.client.site;

import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * A service as a user names it.
 *
 * @param site a name of a site, or its id in full
 * @param service the service's label
 */
public record ServicePath(String site, Label service) {
  private static final String SUFFIX = ".psw";

  /**
   * Reads {@code SITE/SERVICE}, or {@code SERVICE.SITE.psw} as programs know it that take a host's
   * name; parts "site" and "service".
   */
  public static ServicePath parse(String text) throws BadValue {
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return of(text.substring(0, slash), text.substring(slash + 1));
    }
    int dot = text.indexOf('.');
    if (dot < 0 || !text.endsWith(SUFFIX) || dot == text.length() - SUFFIX.length()) {
      throw new BadValue("service", Reason.MISSING);
    }
    return of(text.substring(dot + 1, text.length() - SUFFIX.length()), text.substring(0, dot));
  }

  private static ServicePath of(String site, String service) throws BadValue {
    if (!isId(site)) {
      label(site, "site");
    }
    return new ServicePath(site, label(service, "service"));
  }

  private static boolean isId(String text) {
    try {
      BrokerId.parse(text);
      return true;
    } catch (BadValue e) {
      return false;
    }
  }

  private static Label label(String text, String part) throws BadValue {
    try {
      return Label.parse(text);
    } catch (BadValue e) {
      throw text.isEmpty() ? new BadValue(part, Reason.MISSING) : e.in(part);
    }
  }

  @Override
  public String toString() {
    return site + '/' + service;
  }
}
