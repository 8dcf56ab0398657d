package psw.client.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import psw.client.device.DeviceFailed.Reason;
import psw.wire.jws.PublicKey;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** Whom a device without broker paired with. */
public final class Peers {
  private static final String DIRECTORY = "peers";

  private final Home home;

  Peers(Home home) {
    this.home = home;
  }

  /** All of them, by name. */
  public List<Peer> all() throws DeviceFailed {
    return home.alone(this::read);
  }

  /** The one of a name. */
  public Optional<Peer> find(Label name) throws DeviceFailed {
    return all().stream().filter(peer -> peer.name().equals(name)).findFirst();
  }

  /** The one of an id. */
  public Optional<Peer> find(BrokerId id) throws DeviceFailed {
    return all().stream().filter(peer -> peer.id().equals(id)).findFirst();
  }

  /**
   * What {@link #keep} did.
   *
   * @param peer as it is kept
   * @param before as it was kept before, if it was
   */
  public record Kept(Peer peer, Optional<Peer> before) {}

  /**
   * Keeps what a pairing gave. One that was here before keeps its name.
   *
   * @param met its name is for one that is new; when it is taken, the first of -2, -3, … that is
   *     not
   */
  public Kept keep(Peer met) throws DeviceFailed {
    return home.alone(
        () -> {
          List<Peer> there = read();
          Optional<Peer> before =
              there.stream().filter(peer -> peer.id().equals(met.id())).findFirst();
          Label name =
              before
                  .map(Peer::name)
                  .orElseGet(() -> met.name().unlike(taken -> isTaken(taken, there)));
          return new Kept(write(met.called(name)), before);
        });
  }

  /** Undoes it: nothing came of the pairing after all. */
  public void undo(Kept kept) throws DeviceFailed {
    home.alone(
        () -> {
          if (kept.before().isPresent()) {
            return write(kept.before().get());
          }
          home.remove(file(kept.peer().id()));
          return kept.peer();
        });
  }

  /**
   * Gives a peer another name.
   *
   * @return the peer, unless nobody is called {@code name}, or somebody else {@code another}
   */
  public Optional<Peer> rename(Label name, Label another) throws DeviceFailed {
    return home.alone(
        () -> {
          List<Peer> there = read();
          Optional<Peer> peer = there.stream().filter(each -> each.name().equals(name)).findFirst();
          boolean free = another.equals(name) || !isTaken(another, there);
          return peer.isPresent() && free
              ? Optional.of(write(peer.get().called(another)))
              : Optional.empty();
        });
  }

  /**
   * The user agrees that another key takes over from a peer's.
   *
   * @return false when the peer is not there any more
   */
  public boolean agree(BrokerId id, BrokerId successor) throws DeviceFailed {
    return home.alone(
        () -> {
          Optional<Peer> peer = read().stream().filter(each -> each.id().equals(id)).findFirst();
          if (peer.isPresent()) {
            write(peer.get().agreed(successor));
          }
          return peer.isPresent();
        });
  }

  /**
   * The key that the user agreed to has taken over: the peer is the same under its new id.
   *
   * @return the peer, unless the user agreed to no such key
   */
  public Optional<Peer> follow(BrokerId id, PublicKey successor) throws DeviceFailed {
    return home.alone(
        () -> {
          Optional<Peer> peer =
              read().stream()
                  .filter(each -> each.id().equals(id))
                  .filter(each -> each.next().equals(Optional.of(successor.id())))
                  .findFirst();
          if (peer.isEmpty()) {
            return Optional.empty();
          }
          // first the new one: whatever happens between, none is lost
          Peer same = write(peer.get().under(successor));
          home.remove(file(id));
          return Optional.of(same);
        });
  }

  /** Forgets a peer and the key shared with it. */
  public boolean forget(BrokerId id) throws DeviceFailed {
    return home.alone(
        () -> {
          boolean there = read().stream().anyMatch(peer -> peer.id().equals(id));
          if (there) {
            home.remove(file(id));
          }
          return there;
        });
  }

  private static boolean isTaken(Label name, List<Peer> peers) {
    return peers.stream().anyMatch(peer -> peer.name().equals(name));
  }

  private Peer write(Peer peer) throws DeviceFailed {
    home.write(file(peer.id()), PeerFile.write(peer));
    return peer;
  }

  private List<Peer> read() throws DeviceFailed {
    List<Peer> all = new ArrayList<>();
    for (String name : home.in(DIRECTORY)) {
      Optional<byte[]> file = home.read(DIRECTORY + '/' + name);
      if (file.isPresent()) {
        all.add(parsed(name, file.get()));
      }
    }
    all.sort(Comparator.comparing(peer -> peer.name().text()));
    return all;
  }

  private Peer parsed(String name, byte[] file) throws DeviceFailed {
    try {
      Peer peer = PeerFile.read(file);
      if (peer.id().text().equals(name)) {
        return peer;
      }
    } catch (BadValue e) {
      // said below
    }
    throw new DeviceFailed(Reason.DAMAGED, home.path(DIRECTORY + '/' + name));
  }

  private static String file(BrokerId id) {
    return DIRECTORY + '/' + id;
  }
}
