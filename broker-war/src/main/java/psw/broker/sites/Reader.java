package psw.broker.sites;

import java.util.Optional;
import psw.broker.far.FarBroker;
import psw.server.directory.Directory;
import psw.wire.announcement.Verdict;
import psw.wire.json.JsonLimits;
import psw.wire.jws.Jws;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;

/** Puts what a far broker says before this broker's own directory, which judges it. */
final class Reader {
  private final Directory directory;

  Reader(Directory directory) {
    this.directory = directory;
  }

  /** Who says to have signed it, if that can be read. */
  static Optional<BrokerId> signer(FarBroker.Said said) {
    try {
      return Optional.of(Jws.parse(said.announcement(), JsonLimits.ANNOUNCEMENT).signer());
    } catch (BadValue e) {
      return Optional.empty();
    }
  }

  /** Offers it as {@code id}'s. */
  Verdict offer(BrokerId id, FarBroker.Said said) {
    if (said.lease().isPresent()) {
      Verdict both = directory.offer(id, said.announcement(), said.lease().get());
      if (!(both instanceof Verdict.Refused)) {
        return both;
      }
    }
    // a lease that came between the two answers may name a later announcement
    return directory.offer(id, said.announcement());
  }
}
