package psw.client.cli;

import psw.client.up.WishList;

/** What is wrong with the file of wishes, put in words. */
final class WishWords {
  private WishWords() {}

  static String of(WishList list, WishList.BadLine bad) {
    return list.path()
        + ", line "
        + bad.number()
        + ": "
        + WrongUsage.shown(bad.line())
        + ": "
        + Words.of(bad.why());
  }
}
