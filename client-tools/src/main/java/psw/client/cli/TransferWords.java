package psw.client.cli;

import psw.client.transfer.BadName;
import psw.client.transfer.No;

/** What stands in the way of a file, put in words. */
final class TransferWords {
  private TransferWords() {}

  static String of(BadName name) {
    return switch (name.why()) {
      case EMPTY -> "it has no name";
      case TOO_LONG -> "its name is longer than 200 bytes";
      case PATH -> "its name leads to another directory";
      case HIDDEN -> "its name begins with a dot: it would be hidden";
      case OPTION -> "its name begins with a hyphen: commands would take it for an option";
      case UNSEEN -> "its name has characters that cannot be seen";
      case WINDOWS -> "its name is none on Windows, or a device there";
      case SPELLING -> "its name begins or ends with space, or is not in NFC";
    };
  }

  /** As its sender is told. */
  static String there(No why) {
    return switch (why) {
      case UNWANTED -> "it is not wanted there";
      case NAME -> "its name is not taken there";
      case SPACE -> "there is not enough room for it there";
      case BUSY -> "too many are sending there at the moment";
      case PARTS -> "too many files lie there that never came whole";
      case HASH -> "what came there is not what was sent";
      case TAKEN -> "a hundred files of that name lie there";
      case VERSION -> "psw there does not understand this one";
      case FAILED -> "it cannot be written there";
    };
  }

  /** As its receiver is told. */
  static String here(No why) {
    return switch (why) {
      case UNWANTED -> "not wanted";
      case NAME -> "its name is not taken";
      case SPACE -> "there is not enough room for it";
      case BUSY -> "too many are sending";
      case PARTS -> "sixteen files lie here that never came whole; remove some: .psw-*.part";
      case HASH -> "what came is not what was announced, and is gone";
      case TAKEN -> "a hundred files of that name lie here";
      case VERSION -> "it is not understood";
      case FAILED -> "it cannot be written";
    };
  }
}
