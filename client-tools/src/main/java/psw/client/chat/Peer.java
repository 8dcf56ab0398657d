package psw.client.chat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.client.chat.Outbox.Piece;

/**
 * Somebody who is talked with: over one connection, or over one after the other if both are ours,
 * and then each line has a number by which it is confirmed.
 */
final class Peer {
  private static final long PATIENCE_MS = 5_000;
  private static final long FAREWELL_MS = 1_000;

  private final String name;
  private final Screen screen;
  // one reader at a time: what the one before shows is counted before the next says what it has
  private final Object hearing = new Object();

  // what follows is guarded by this
  private final Outbox outbox = new Outbox();
  private Optional<Wire> wire = Optional.empty();
  private Kind kind = Kind.UNKNOWN;
  private boolean ending;
  private boolean bye;
  private boolean over;
  private long heard; // the number of the last line shown here
  private long confirmed;

  private enum Kind {
    UNKNOWN,
    /** Somebody with nc(1). */
    PLAIN,
    /** One of ours. */
    MARKED
  }

  /** The other side does what no one of ours does. */
  static final class Strange extends IOException {
    private static final long serialVersionUID = 1L;

    Strange(String what) {
      super(what);
    }
  }

  Peer(String name, Screen screen) {
    this.name = name;
    this.screen = screen;
  }

  String name() {
    return name;
  }

  /** From now on it is on this connection, as plain lines. */
  synchronized void plain(Wire now) throws IOException {
    if (kind == Kind.MARKED) {
      throw new IOException("another one answers");
    }
    if (kind == Kind.UNKNOWN) {
      outbox.said().forEach(Said::untold);
    }
    kind = Kind.PLAIN;
    begin(now);
  }

  /**
   * From now on it is on this connection, and confirms.
   *
   * @param shown the number of the last line that it has shown
   */
  void marked(Wire now, long shown) throws Strange {
    leave();
    synchronized (this) {
      if (kind == Kind.PLAIN) {
        outbox.restart();
        outbox.said().forEach(Said::awaits);
      }
    }
    shown(shown);
    synchronized (this) {
      kind = Kind.MARKED;
      outbox.goOnAfter(shown);
      begin(now);
    }
  }

  /** It has forgotten what was: what it may have shown is not said twice. */
  void forgotten() {
    List<Piece> perhaps;
    synchronized (this) {
      perhaps = outbox.forgotten();
      heard = 0;
      confirmed = 0;
    }
    lose(perhaps);
  }

  private void begin(Wire now) {
    if (over) {
      farewell(now);
      return;
    }
    wire = Optional.of(now);
    notifyAll();
  }

  // it came as this side left, and is not to wait for it
  private void farewell(Wire now) {
    try {
      if (kind == Kind.MARKED) {
        now.write(".\n");
      }
    } catch (IOException gone) {
      // which comes to the same
    }
    now.close();
  }

  /** The connection before is left, and what came by it is counted. */
  long leave() {
    synchronized (this) {
      wire.ifPresent(Wire::close);
      wire = Optional.empty();
      notifyAll();
    }
    synchronized (hearing) {
      synchronized (this) {
        confirmed = heard;
        return heard;
      }
    }
  }

  /**
   * Says a line as soon as it can.
   *
   * @return false when it took none of so many before it for some seconds
   */
  synchronized boolean say(Said said) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_MS * 1_000_000;
    for (long left = PATIENCE_MS;
        outbox.isFull() && !over && left > 0;
        left = (until - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    boolean room = !outbox.isFull();
    for (String part : over ? List.<String>of() : Lines.parts(said.line())) {
      outbox.add(new Piece(said, part));
      if (kind != Kind.PLAIN) {
        said.awaits();
      }
    }
    notifyAll();
    return room;
  }

  /** Writes on its connection what there is to be written, until that is over. */
  void write(Wire on) {
    try {
      for (Optional<String> next = next(on); next.isPresent(); next = next(on)) {
        on.write(next.get() + '\n');
        wrote(on);
      }
    } catch (IOException gone) {
      // the reader notices, too
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop(on);
  }

  private synchronized void stop(Wire on) {
    if (bye && isOn(on)) {
      on.endWriting(); // it closes when it has read that, and nothing is lost by a reset
      return;
    }
    over |= ending && outbox.isEmpty();
    notifyAll();
    on.close();
  }

  private synchronized Optional<String> next(Wire on) throws InterruptedException {
    while (isOn(on)) {
      if (confirmed < heard) {
        confirmed = heard;
        return Optional.of("=" + heard);
      }
      Optional<String> piece = kind == Kind.MARKED ? outbox.numbered() : outbox.plain();
      if (piece.isPresent()) {
        return piece;
      }
      if (ending && outbox.isEmpty()) {
        if (bye || kind != Kind.MARKED) {
          return Optional.empty();
        }
        bye = true;
        return Optional.of(".");
      }
      wait();
    }
    return Optional.empty();
  }

  private boolean isOn(Wire on) {
    return !over && wire.filter(there -> there == on).isPresent();
  }

  // who confirms nothing has it, as far as anybody knows
  private synchronized void wrote(Wire on) {
    if (kind == Kind.PLAIN && isOn(on)) {
      outbox.wrotePlain();
      notifyAll();
    }
  }

  /**
   * Takes what comes on its connection until that is over.
   *
   * @param said a line that came already
   */
  void read(Wire on, Optional<String> said) throws IOException, InterruptedException {
    Pace pace = new Pace();
    for (Optional<String> line = said.isPresent() ? said : on.lines().next();
        line.isPresent();
        line = on.lines().next()) {
      if (take(on, line.get())) {
        Thread.sleep(pace.count(System.nanoTime()).toMillis());
      }
    }
  }

  /** Whether it was something to be shown, of which there may not be too much. */
  private boolean take(Wire on, String line) throws IOException {
    synchronized (hearing) {
      boolean numbered;
      synchronized (this) {
        if (!isOn(on)) {
          throw new IOException("left");
        }
        numbered = kind == Kind.MARKED;
      }
      if (numbered) {
        // of a line that was cut off nothing is taken: it comes again
        return on.lines().ended() && takeNumbered(line);
      }
      screen.heard(name, Harmless.of(line));
      return true;
    }
  }

  private boolean takeNumbered(String line) throws Strange {
    Mark mark = Mark.parse(line).orElseThrow(() -> new Strange("no such line"));
    switch (mark.kind()) {
      case SHOWN -> {
        synchronized (this) {
          if (outbox.isConfirmed(mark.number())) {
            throw new Strange("confirmed before");
          }
        }
        shown(mark.number());
        return false;
      }
      case BYE -> {
        end();
        return false;
      }
      default -> {
        synchronized (this) {
          if (mark.number() != heard + 1) {
            throw new Strange("out of order");
          }
        }
        screen.heard(name, Harmless.of(mark.text()));
        synchronized (this) {
          heard++;
          notifyAll();
        }
        return true;
      }
    }
  }

  /** It says that it has shown all up to this number. */
  private void shown(long number) throws Strange {
    List<Said> delivered = new ArrayList<>();
    synchronized (this) {
      for (Piece piece : outbox.shown(number)) {
        if (piece.said().shown()) {
          delivered.add(piece.said());
        }
      }
      notifyAll();
    }
    delivered.forEach(screen::delivered);
  }

  /** Its connection is lost, unless another one has taken its place. */
  synchronized boolean lost(Wire on) {
    if (!isOn(on)) {
      return false;
    }
    wire = Optional.empty();
    notifyAll();
    return true;
  }

  /** Whether it can come back and go on where it was. */
  synchronized boolean isLasting() {
    return kind == Kind.MARKED && !over && !bye;
  }

  synchronized boolean isAway() {
    return wire.isEmpty() && !over;
  }

  synchronized boolean isOver() {
    return over;
  }

  /** It is over; what it did not show it never will. */
  void end() {
    List<Piece> rest;
    synchronized (this) {
      over = true;
      wire.ifPresent(Wire::close);
      wire = Optional.empty();
      rest = outbox.rest();
      notifyAll();
    }
    lose(rest);
  }

  private void lose(List<Piece> rest) {
    boolean counted;
    synchronized (this) {
      counted = kind != Kind.PLAIN;
    }
    if (counted) {
      rest.forEach(piece -> piece.said().lost());
    }
    if (!rest.isEmpty()) {
      screen.lost(name, rest.stream().map(piece -> piece.said().line()).distinct().toList());
    }
  }

  /** Lets what was said go out for as long as the peer takes it, then ends. */
  void finish() throws InterruptedException {
    synchronized (this) {
      ending = true;
      notifyAll();
      long left = Long.MAX_VALUE;
      while (!isAtEnd() && outbox.left() < left) {
        left = outbox.left();
        awaitLess(left);
      }
    }
    end();
  }

  private boolean isAtEnd() {
    return over || (wire.isEmpty() && outbox.isEmpty());
  }

  private void awaitLess(long left) throws InterruptedException {
    long patience = bye ? FAREWELL_MS : PATIENCE_MS;
    long until = System.nanoTime() + patience * 1_000_000;
    for (long ms = patience;
        !isAtEnd() && outbox.left() == left && ms > 0;
        ms = (until - System.nanoTime()) / 1_000_000) {
      wait(ms);
    }
  }
}
