package psw.broker.pages;

import java.util.List;

/**
 * How far this site is announced, in one line.
 *
 * @param colour the state's class in the stylesheet: up, down or unknown
 * @param word the state
 * @param detail where
 */
public record Reach(String colour, String word, String detail) {

  static Reach of(List<RendezvousLine> lines) {
    List<RendezvousLine> members = lines.stream().filter(line -> !line.leaving()).toList();
    long current = members.stream().filter(RendezvousLine::isCurrent).count();
    if (members.isEmpty()) {
      return new Reach("unknown", "announced nowhere", "since there is no rendez-vous yet");
    }
    String of = " of " + members.size() + " rendez-vous";
    if (current > 0) {
      return new Reach("up", "announced", "at " + current + of);
    }
    long held = members.stream().filter(RendezvousLine::holds).count();
    if (held > 0) {
      return new Reach("unknown", "announced, newest change on its way", "at " + held + of);
    }
    // one that did not answer yet may know this site from before
    return members.stream().anyMatch(RendezvousLine::isWaiting)
        ? new Reach("unknown", "not announced yet", "at any" + of)
        : new Reach("down", "not announced", "at any" + of);
  }
}
