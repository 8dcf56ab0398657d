package psw.client.up;

import java.util.Optional;
import psw.client.site.ServicePath;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * What is to be kept open: one service of a site, or all.
 *
 * @param site a name of a site, or its id in full
 * @param service its label; empty for all that the site offers
 */
public record Wish(String site, Optional<Label> service) {
  /** Reads {@code SITE/SERVICE}, {@code SERVICE.SITE.psw} or {@code SITE}; parts as there. */
  public static Wish parse(String text) throws BadValue {
    if (text.indexOf('/') < 0 && text.indexOf('.') < 0) {
      return new Wish(site(text), Optional.empty());
    }
    ServicePath path = ServicePath.parse(text);
    return new Wish(path.site(), Optional.of(path.service()));
  }

  private static String site(String text) throws BadValue {
    if (text.isEmpty()) {
      throw new BadValue("site", Reason.MISSING);
    }
    try {
      return Label.parse(text).text();
    } catch (BadValue noName) {
      try {
        return BrokerId.parse(text).text();
      } catch (BadValue noId) {
        throw noName.in("site");
      }
    }
  }

  @Override
  public String toString() {
    return service.map(label -> site + '/' + label).orElse(site);
  }
}
