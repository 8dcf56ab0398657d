package psw.client.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was said to one peer and is not shown there yet, as far as is known: each piece has a
 * number, from 1, by which one of ours confirms it. Who uses it sees to it that one thread does at
 * a time.
 */
final class Outbox {
  private static final int MOST = 1024;

  private final List<Piece> unshown = new ArrayList<>();
  private long first = 1; // the number of the oldest piece
  private long sent; // of the last one written on this connection
  private long most; // of the last one written at all

  /** A line, or as much of it as goes into one. */
  record Piece(Said said, String text) {}

  boolean isFull() {
    return unshown.size() >= MOST;
  }

  boolean isEmpty() {
    return unshown.isEmpty();
  }

  void add(Piece piece) {
    unshown.add(piece);
  }

  List<Said> said() {
    return unshown.stream().map(Piece::said).toList();
  }

  /** The next to be written on this connection, with its number. */
  Optional<String> numbered() {
    int index = (int) (sent + 1 - first);
    if (index >= unshown.size()) {
      return Optional.empty();
    }
    String text = "+" + (sent + 1) + ' ' + unshown.get(index).text();
    count();
    return Optional.of(text);
  }

  /** The next to be written to who confirms nothing. */
  Optional<String> plain() {
    if (unshown.isEmpty()) {
      return Optional.empty();
    }
    count();
    return Optional.of(unshown.get(0).text());
  }

  private void count() {
    sent++;
    most = Math.max(most, sent);
  }

  /** Who confirms nothing has the oldest, as far as anybody knows. */
  void wrotePlain() {
    unshown.remove(0);
    first++;
  }

  /** Whether no piece up to this number is there any more. */
  boolean isConfirmed(long number) {
    return number < first;
  }

  /**
   * Takes out what is shown.
   *
   * @param number of the last that is
   */
  List<Piece> shown(long number) throws Peer.Strange {
    if (number < first - 1 || number > most) {
      throw new Peer.Strange("confirms what was not sent");
    }
    List<Piece> pieces = taken((int) (number + 1 - first));
    first = number + 1;
    return pieces;
  }

  /** Takes out what was written and not confirmed, and begins to count anew. */
  List<Piece> forgotten() {
    List<Piece> perhaps = taken((int) (most + 1 - first));
    restart();
    return perhaps;
  }

  /** Takes all out. */
  List<Piece> rest() {
    return taken(unshown.size());
  }

  private List<Piece> taken(int count) {
    List<Piece> oldest = unshown.subList(0, count);
    List<Piece> pieces = new ArrayList<>(oldest);
    oldest.clear();
    return pieces;
  }

  /** What was written before has no number any more. */
  void restart() {
    first = 1;
    most = 0;
  }

  /** On a new connection, writing goes on after this number. */
  void goOnAfter(long number) {
    sent = number;
  }

  /** Less each time that something of it is written or shown. */
  long left() {
    return first - 1 - most + 2L * unshown.size();
  }
}
