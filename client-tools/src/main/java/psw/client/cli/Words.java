package psw.client.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import psw.wire.value.BadValue;

/** Refusals, put in words for people. */
final class Words {
  private Words() {}

  /** Says what is wrong with a value, without repeating it. */
  static String of(BadValue bad) {
    return of(bad.part(), bad);
  }

  /** The same of what is known by another name to who typed it, as {@code --until}. */
  static String of(String name, BadValue bad) {
    return name
        + switch (bad.reason()) {
          case MISSING -> " is missing";
          case WRONG_TYPE -> " is of the wrong type";
          case MALFORMED -> " is malformed" + form(bad.part());
          case OUT_OF_RANGE -> " is out of range" + range(bad.part());
          case TOO_LONG -> " is too long" + length(bad.part());
          case DUPLICATE -> " is there twice";
        };
  }

  /** Says what is wrong with an address, by what kind of address it is. */
  static String ofAddress(String text, BadValue bad) {
    if (bad.reason() != BadValue.Reason.OUT_OF_RANGE) {
      return of(bad);
    }
    try {
      // a literal, as it was out of range only: nothing is looked up
      InetAddress address = InetAddress.getByName(text.indexOf(':') < 0 ? text : '[' + text + ']');
      if (address.isAnyLocalAddress()) {
        return "it stands for every address; 127.0.0.1 or ::1 is this host";
      }
      if (address.isLinkLocalAddress()) {
        return "it is link-local, so the same on every network; another one of the host is needed";
      }
      return address.isMulticastAddress()
          ? "it is a multicast address; one of a single host is needed"
          : "it is a reserved address, which no host has";
    } catch (UnknownHostException e) {
      return of(bad);
    }
  }

  private static String form(String part) {
    return switch (part) {
      case "ip" -> ": an address is needed, as 192.0.2.7 or 2001:db8::7, not a name";
      case "port" -> ": a number from 1 to 65535 is needed";
      case "until" -> ": as 2026-12-24 or 2026-12-24T18:00:00Z";
      case "label", "site", "service" -> ": 1 to 32 of a-z, 0-9 and inner hyphens are needed";
      case "name", "description" -> ": it holds characters that nobody can see";
      default -> "";
    };
  }

  private static String range(String part) {
    return switch (part) {
      case "ip" -> ": it is no address of one host that others can reach";
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
