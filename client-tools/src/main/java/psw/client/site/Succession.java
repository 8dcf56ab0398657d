package psw.client.site;

import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.client.revisions.CannotRemember;
import psw.wire.announcement.Refusal;
import psw.wire.value.BrokerId;

/**
 * A site that changes its key for another: the old key says who takes over, the user agrees once,
 * and when the old one is no longer announced, or the new one is, the site is the new one.
 */
final class Succession {
  private final Sites sites;
  private final Book book;
  private final Consent consent;

  Succession(Sites sites, Book book, Consent consent) {
    this.sites = sites;
    this.book = book;
    this.consent = consent;
  }

  /** What a peer announces now, under whichever of its keys. */
  Found find(Named site, Acquaintance peer)
      throws NoSite, CallFailed, DeviceFailed, CannotRemember {
    Optional<Said> old;
    try {
      old = Optional.of(sites.said(site.id()));
    } catch (NoSite e) {
      Optional<BrokerId> agreed = book.successor(peer);
      if (agreed.isEmpty() || !isOver(e)) {
        throw e;
      }
      return followed(peer, agreed.get()).orElseThrow(() -> e);
    }
    Optional<BrokerId> next = old.get().announcement().next();
    if (next.isPresent() && agreed(peer, next.get())) {
      Optional<Found> found = followed(peer, next.get());
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Found(site, old.get());
  }

  private boolean agreed(Acquaintance peer, BrokerId next) throws CallFailed, DeviceFailed {
    if (book.successor(peer).equals(Optional.of(next))) {
      return true;
    }
    return consent.agrees(peer, next) && book.agree(peer, next);
  }

  /** The same site under its new key, if that is announced yet. */
  private Optional<Found> followed(Acquaintance peer, BrokerId next)
      throws CallFailed, DeviceFailed, CannotRemember {
    try {
      Said said = sites.said(next);
      return book.follow(peer, said.announcement().key())
          .map(same -> new Found(new Named(next, Optional.of(same), false), said));
    } catch (NoSite notYet) {
      return Optional.empty();
    }
  }

  /** Whether the old key may be silent because it is no longer used. */
  private static boolean isOver(NoSite none) {
    return switch (none.reason()) {
      case NOT_ANNOUNCED, WITHDRAWN -> true;
      case NOT_BELIEVED -> none.refusal().equals(Optional.of(Refusal.EXPIRED));
      default -> false;
    };
  }
}
