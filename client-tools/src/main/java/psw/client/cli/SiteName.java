package psw.client.cli;

import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** A site as a user names it: a name, or an id in full. */
final class SiteName {
  private SiteName() {}

  /** Whether a site can be called so. */
  static boolean isOne(String text) {
    return isName(text) || isId(text);
  }

  private static boolean isName(String text) {
    try {
      Label.parse(text);
      return true;
    } catch (BadValue noName) {
      return false;
    }
  }

  private static boolean isId(String text) {
    try {
      BrokerId.parse(text);
      return true;
    } catch (BadValue noId) {
      return false;
    }
  }
}
