package psw.client.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import psw.client.api.CallFailed;
import psw.client.api.Directory;
import psw.client.device.DeviceFailed;
import psw.client.knock.Answer;
import psw.client.knock.Gate;
import psw.client.knock.Knocker;
import psw.client.knock.NotSent;
import psw.client.knock.Sender;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.client.revisions.Revisions;
import psw.client.site.Found;
import psw.client.site.NoSite;
import psw.client.site.Sites;
import psw.wire.announcement.Announcement;
import psw.wire.value.IpAddress;

/** One knock at each address of a site, as the site wants it. */
final class SiteKnock {
  private final Console console;
  private final Clock clock;
  private final boolean verbose;

  SiteKnock(Console console, Clock clock, boolean verbose) {
    this.console = console;
    this.clock = clock;
    this.verbose = verbose;
  }

  /** Knocks; the exit code. */
  int knock(String site, Book book, List<Directory> directories) throws CallFailed, DeviceFailed {
    if (!SiteName.isOne(site)) {
      return console.fail(
          Exit.USAGE,
          "no site can be called " + WrongUsage.shown(site),
          "at another host name the ports: psw knock HOST PORT...");
    }
    try {
      Sites sites = new Sites(book, directories, new Revisions(Settings.home()), clock);
      // a key that changes is followed by who opens a wormhole, not by a knock
      Found found = sites.find(site, (who, successor) -> false);
      Announcement said = found.said().announcement();
      Gate gate = Gates.of(found, book, clock);
      if (said.addresses().isEmpty()) {
        throw NoSite.noWayIn(said.id());
      }
      boolean deaf = SiteWords.deaf(said, gate, console);
      int exit = knock(site, gate, Gates.order(said, book, clock));
      return deaf && exit == Exit.DONE ? Exit.UNREACHABLE : exit;
    } catch (NoSite e) {
      return SiteWords.say(e, console);
    } catch (CannotRemember e) {
      return SiteWords.say(e, console);
    }
  }

  private int knock(String site, Gate gate, List<IpAddress> addresses) {
    if (gate instanceof Gate.None) {
      return console.fail(
          Exit.REFUSED,
          site + " did not tell this device how to knock, or announces no gate",
          "psw pair    with its owner; psw open needs no knock where there is no gate");
    }
    int knocked = 0;
    for (IpAddress address : addresses) {
      knocked += isKnocked(gate, address.toInetAddress()) ? 1 : 0;
    }
    if (knocked == 0) {
      console.hint("psw doctor " + site + "    says what is in the way");
      return Exit.UNREACHABLE;
    }
    return Exit.DONE;
  }

  private boolean isKnocked(Gate gate, InetAddress address) {
    return gate instanceof Gate.Datagram datagram
        ? isSent(datagram, address)
        : isDone((Gate.Sequence) gate, address);
  }

  private boolean isSent(Gate.Datagram gate, InetAddress address) {
    String where = IpAddress.text(address) + " (UDP " + gate.port() + ")";
    try {
      Sender.Sent sent = new Sender(gate).knock(address, 0);
      console.result("knocked at " + where + " as " + IpAddress.text(sent.claimed()));
      if (verbose) {
        console.say("left by " + IpAddress.text(sent.local()) + ", its tag is " + sent.tag());
      }
      boolean rejected = sent.fate() == Sender.Fate.REJECTED;
      if (rejected) {
        console.say(where + " says that nobody listens there, as no gate does");
      }
      return !rejected;
    } catch (NotSent e) {
      console.fail(Exit.FAILED, "this host itself sends nothing to " + where, "a firewall here?");
      return false;
    } catch (IOException e) {
      console.say("no way leads to " + where);
      return false;
    }
  }

  private boolean isDone(Gate.Sequence gate, InetAddress address) {
    Knocker knocker = new Knocker(address, Knocker.BRIEF);
    List<Answer> answers = gate.ports().stream().map(knocker::knock).toList();
    // the ports are a secret of both sides
    String said =
        answers.stream().map(KnockCommand::words).distinct().collect(Collectors.joining(", "));
    console.result(
        "knocked at " + IpAddress.text(address) + ", " + answers.size() + " ports: " + said);
    return answers.stream().allMatch(Answer::isFine);
  }
}
