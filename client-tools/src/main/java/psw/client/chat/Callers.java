package psw.client.chat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who called, and who is connected without having said anything: sixteen together at most. */
final class Callers {
  private static final int MOST = 16;

  private final Screen screen;
  private final Function<Socket, Optional<String>> names;

  /** One of ours, and the id that it goes by with us. */
  private record Ours(Peer peer, String id) {}

  // guarded by this
  private final List<Wire> silent = new ArrayList<>();
  private final List<Peer> peers = new ArrayList<>();
  private final Map<String, Ours> ours = new HashMap<>();
  private int number;

  Callers(Screen screen, Function<Socket, Optional<String>> names) {
    this.screen = screen;
    this.names = names;
  }

  /** Takes one more, in place of one that says nothing or is away; else it is turned away. */
  boolean takes(Wire wire) {
    Optional<Peer> left;
    synchronized (this) {
      boolean full = silent.size() + peers.size() >= MOST;
      left = full && silent.isEmpty() ? away() : Optional.empty();
      if (full && silent.isEmpty() && left.isEmpty()) {
        wire.close();
        return false;
      }
      if (full && left.isEmpty()) {
        // who never said a line must not keep out who would
        silent.remove(0).close();
      }
      silent.add(wire);
    }
    left.ifPresent(this::leave);
    return true;
  }

  private Optional<Peer> away() {
    Optional<Peer> away = peers.stream().filter(Peer::isAway).findFirst();
    away.ifPresent(this::remove);
    return away;
  }

  private void leave(Peer peer) {
    peer.end();
    screen.went(peer.name());
  }

  /** It ended without a line: a port scan or a health check. */
  synchronized void forget(Wire wire) {
    silent.remove(wire);
  }

  /** It said its first line, a plain one. */
  Peer plain(Wire wire) throws IOException {
    Peer peer = come(wire, Optional.empty());
    peer.plain(wire);
    return peer;
  }

  /** It said that it is one of ours. */
  Peer marked(Wire wire, Hello hello) throws IOException {
    Optional<Ours> before = known(wire, hello.id());
    Ours one;
    if (before.isPresent()) {
      one = before.get();
    } else {
      String id = Hello.fresh();
      one = new Ours(come(wire, Optional.of(new Mine(hello.id(), id))), id);
    }
    Peer peer = one.peer();
    wire.write(new Hello(one.id(), peer.leave()) + "\n");
    peer.marked(wire, before.isPresent() ? hello.heard() : 0);
    if (before.isPresent()) {
      screen.back(peer.name());
    }
    return peer;
  }

  /** What a conversation is called there, and here. */
  private record Mine(String theirs, String here) {}

  private synchronized Optional<Ours> known(Wire wire, String theirs) {
    Optional<Ours> known =
        Optional.ofNullable(ours.get(theirs)).filter(one -> !one.peer().isOver());
    known.ifPresent(one -> silent.remove(wire));
    return known;
  }

  private Peer come(Wire wire, Optional<Mine> id) {
    Optional<String> known = wire.who(names);
    Peer peer;
    synchronized (this) {
      silent.remove(wire);
      number++;
      peer = new Peer(known.map(this::unlike).orElse("caller " + number), screen);
      peers.add(peer);
      id.ifPresent(one -> ours.put(one.theirs(), new Ours(peer, one.here())));
    }
    screen.came(peer.name(), Optional.of(wire.from()));
    return peer;
  }

  // the same one may call twice
  private String unlike(String name) {
    String one = name;
    for (int i = 2; isTaken(one); i++) {
      one = name + ' ' + i;
    }
    return one;
  }

  private boolean isTaken(String name) {
    return peers.stream().anyMatch(peer -> peer.name().equals(name));
  }

  /** It does not come back; whether it was there. */
  synchronized boolean remove(Peer peer) {
    ours.values().removeIf(one -> one.peer() == peer);
    return peers.remove(peer);
  }

  synchronized List<Peer> all() {
    return new ArrayList<>(peers);
  }

  /** Who said nothing is told nothing. */
  synchronized void close() {
    silent.forEach(Wire::close);
  }
}
