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
  /** Reads {@code SITE/SERVICE}; parts "site" and "service". */
  public static ServicePath parse(String text) throws BadValue {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new BadValue("service", Reason.MISSING);
    }
    String site = text.substring(0, slash);
    if (!isId(site)) {
      label(site, "site");
    }
    return new ServicePath(site, label(text.substring(slash + 1), "service"));
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
