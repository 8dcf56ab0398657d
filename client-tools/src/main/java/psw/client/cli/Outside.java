package psw.client.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import psw.client.api.WhoAmI;
import psw.client.knock.OwnAddress;
import psw.pairing.pin.ServerUrl;

/** This host as rendez-vous see it; who they are is asked when it is needed. */
final class Outside {
  private final Supplier<List<ServerUrl>> observers;
  private final Clock clock;

  Outside(Supplier<List<ServerUrl>> observers, Clock clock) {
    this.observers = observers;
    this.clock = clock;
  }

  /** What the first one says that can be asked over this family. */
  Optional<OwnAddress.Seen> seen(boolean v6) {
    return observers.get().stream()
        .map(observer -> WhoAmI.ask(observer, v6))
        .flatMap(Optional::stream)
        .findFirst()
        .map(this::seen);
  }

  private OwnAddress.Seen seen(WhoAmI.Said said) {
    return new OwnAddress.Seen(
        said.address(), said.time().map(time -> Duration.between(time, clock.instant())));
  }
}
