package psw.client.cli;

import psw.client.api.CallFailed;
import psw.client.knock.Gate;
import psw.client.revisions.CannotRemember;
import psw.client.serve.Kind;
import psw.client.site.NoSite;
import psw.client.site.Said;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.announcement.Refusal;

/** Why a site is not to be had, put in words. */
final class SiteWords {
  private SiteWords() {}

  static int say(NoSite failure, Console console) {
    String detail = failure.detail();
    return switch (failure.reason()) {
      case UNKNOWN_NAME ->
          console.fail(
              Exit.REFUSED,
              "no site is called " + detail,
              "psw services    lists the sites; psw pair    gets to know one");
      case AMBIGUOUS_NAME -> {
        console.say("more than one site calls itself " + detail + ":");
        failure.facts().forEach(console::say);
        console.hint("its owner tells which; then psw open ID/SERVICE, or psw pair");
        yield Exit.REFUSED;
      }
      case DEVICE ->
          console.fail(
              Exit.REFUSED,
              detail + " is a device; devices offer nothing",
              "psw peers    says who is a site");
      case NO_DIRECTORY -> nowhereToAsk(Exit.USAGE, console);
      case NOT_ANNOUNCED -> {
        console.say("the site is not announced: " + detail);
        failure.facts().forEach(where -> console.say("asked: " + where));
        console.hint("is it up? a broker knows those that it paired with or that were added");
        yield Exit.UNREACHABLE;
      }
      case WITHDRAWN ->
          console.fail(
              Exit.UNREACHABLE,
              "the site has withdrawn itself: " + detail,
              "ask its owner; it may have a new id");
      case UNKNOWN_SERVICE -> {
        console.say(notOffered(detail));
        if (!failure.facts().isEmpty()) {
          console.say("it offers: " + String.join(", ", failure.facts()));
        }
        console.hint(
            "psw services    lists what is offered; some is for those alone who paired: psw pair");
        yield Exit.REFUSED;
      }
      case NO_WAY_IN ->
          console.fail(
              Exit.REFUSED,
              "the site announces no way in: " + detail,
              "its owner sets PSW_SSH_HOSTKEY for its SSH server, and PSW_ADDR if it learned none");
      case NOT_BELIEVED -> {
        Refusal why = failure.refusal().orElseThrow();
        console.say("what " + detail + " says of the site is not believed: " + of(why));
        console.hint(hint(why));
        yield why == Refusal.EXPIRED ? Exit.UNREACHABLE : Exit.UNVERIFIED;
      }
    };
  }

  /** Says that a site has no such service, or not for this device. */
  static String notOffered(String label) {
    return "the site offers you no service " + label;
  }

  /** Says at once that a site receives no knocks of this kind, if it announces that; whether so. */
  static boolean deaf(Announcement said, Gate gate, Console console) {
    boolean deaf = said.gate().filter(GateKind::down).isPresent() && gate instanceof Gate.Datagram;
    if (deaf) {
      console.say("the site says that nobody receives knocks");
      console.hint("its owner starts it: systemctl restart psw-gate");
    }
    return deaf;
  }

  /** Says that there is neither a broker nor a rendez-vous, and how to come by one. */
  static int nowhereToAsk(int exit, Console console) {
    return console.fail(
        exit,
        "there is no broker here, and no rendez-vous to ask",
        "psw pair CODE    gets to know a site by a code that its owner made",
        "PSW_RENDEZVOUS=https://rv.example:9443 names a rendez-vous to ask",
        "psw broker    runs a broker here; PSW_BROKER names one elsewhere");
  }

  /** Says what a directory did not have that another one has. */
  static String of(Said.Other other) {
    if (other.failure().isPresent()) {
      CallFailed failure = other.failure().get();
      return FoundWords.of(failure.found(), other.where(), Kind.RENDEZVOUS) + "; another one does";
    }
    return other
        .refusal()
        .map(why -> "what " + other.where() + " says of the site is passed over: " + of(why))
        .orElse(other.where() + " withholds the site, or has an older announcement");
  }

  private static String of(Refusal why) {
    return switch (why) {
      case TOO_LARGE -> "it is too large";
      case MALFORMED, TOO_MANY_SERVICES -> "it is malformed";
      case VERSION -> "it is of another version";
      case WRONG_ID -> "it is another site's";
      case SIGNATURE -> "the signature is not the site's";
      case TOO_FAR_AHEAD -> "it is of a time to come";
      case TERM -> "it wants to hold for too long";
      case EXPIRED -> "its time is over";
      case LOWER_REVISION -> "it is older than what this device has seen";
      case EQUIVOCATION -> "it contradicts what this device has seen";
      case OTHER_ANNOUNCEMENT -> "its lease is another announcement's";
    };
  }

  private static String hint(Refusal why) {
    return switch (why) {
      case EXPIRED -> "is the site up, and this machine's clock right?";
      case TOO_FAR_AHEAD -> "is this machine's clock right?";
      case VERSION -> "psw may have to be brought up to date";
      case LOWER_REVISION, EQUIVOCATION ->
          "the directory lags or deceives, or the site's data were set back; ask its owner";
      default -> "the directory, or somebody on the way to it, may deceive; nothing was sent";
    };
  }

  static int say(CannotRemember failure, Console console) {
    return switch (failure.reason()) {
      case UNREADABLE, DAMAGED ->
          console.fail(
              Exit.FAILED,
              "what this device has seen of sites cannot be read: " + failure.file(),
              "get it back from a backup; without it, an old announcement would pass for new");
      case UNWRITABLE ->
          console.fail(
              Exit.FAILED,
              "what this device sees of sites cannot be kept: " + failure.file(),
              "is there room on the disk, and is it yours?");
    };
  }
}
