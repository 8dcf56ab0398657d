package psw.client.cli;

import psw.gate.admit.Asked;
import psw.wire.value.IpAddress;

/** What {@code psw gate admit} says of who asked. */
final class AdmitWords {
  private AdmitWords() {}

  static String of(Asked asked) {
    String whom = asked.address().map(IpAddress::text).orElse("nobody");
    return switch (asked.kind()) {
      case ADMITTED -> "admitted " + whom;
      case STRANGER -> "refused: the caller is not of the group that may ask";
      case NO_LINE -> "refused: the caller named no address";
      case TOO_OFTEN -> "refused " + whom + ": more than twenty a second";
      case FAILED -> "not admitted " + whom + ": " + asked.why();
    };
  }
}
