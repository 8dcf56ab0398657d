package psw.client.cli;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.client.site.Found;
import psw.wire.knock.Heard;

/** The knocks at one site, and whether the site says that it has nothing for this device. */
final class Knocks {
  private static final int LAST = 64;

  private final Set<String> tags = new LinkedHashSet<>(); // guarded by this

  /** The same gate, of whose knocks this hears. */
  Gate at(Gate gate) {
    return gate instanceof Gate.Datagram datagram
        ? datagram.toldOf(sent -> remember(sent.tag()))
        : gate;
  }

  private synchronized void remember(String tag) {
    tags.add(tag);
    if (tags.size() > LAST) {
      tags.remove(tags.iterator().next());
    }
  }

  private synchronized boolean isOne(String tag) {
    return tags.contains(tag);
  }

  /** Whether the site says of one of these that this device has no grant. */
  boolean areRefused(Found found, Book book) throws CallFailed, DeviceFailed {
    Optional<Acquaintance> peer = found.site().peer();
    return peer.isPresent()
        && book.heard(peer.get(), found.said().announcement())
            .filter(heard -> heard.what() == Heard.What.NO_GRANT && isOne(heard.tag()))
            .isPresent();
  }
}
