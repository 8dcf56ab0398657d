package psw.client.cli;

import psw.wire.value.BadValue;

/** Refusals, put in words for people. */
final class Words {
  private Words() {}

  /** Says what is wrong with a value, without repeating it. */
  static String of(BadValue bad) {
    return switch (bad.reason()) {
      case MISSING -> bad.part() + " is missing";
      case WRONG_TYPE -> bad.part() + " is of the wrong type";
      case MALFORMED -> bad.part() + " is malformed" + form(bad.part());
      case OUT_OF_RANGE -> bad.part() + " is out of range" + range(bad.part());
      case TOO_LONG -> bad.part() + " is too long" + length(bad.part());
      case DUPLICATE -> bad.part() + " is there twice";
    };
  }

  private static String form(String part) {
    return switch (part) {
      case "ip" -> ": an IPv4 or IPv6 address is needed, not a name";
      case "port" -> ": a number from 1 to 65535 is needed";
      case "until" -> ": as 2026-12-24 or 2026-12-24T18:00:00Z";
      case "label", "site", "service" -> ": 1 to 32 of a-z, 0-9 and inner hyphens are needed";
      case "name", "description" -> ": it holds characters that nobody can see";
      default -> "";
    };
  }

  private static String range(String part) {
    return switch (part) {
      case "ip" -> ": a unicast address is needed, not link-local, multicast or unspecified";
      case "port" -> ": it goes from 1 to 65535";
      case "until" -> ": that is over already";
      default -> "";
    };
  }

  private static String length(String part) {
    return switch (part) {
      case "name" -> ": at most 64 characters";
      case "description" -> ": at most 256 characters";
      default -> "";
    };
  }
}
