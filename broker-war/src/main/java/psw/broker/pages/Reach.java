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
    return current == 0
        ? new Reach("down", "not announced", "at none" + of)
        : new Reach("up", "announced", "at " + current + of);
  }
}
