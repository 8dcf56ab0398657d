package psw.client.cli;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import psw.client.api.WhoAmI;
import psw.client.knock.OwnAddress;
import psw.pairing.pin.ServerUrl;

/** This host as rendez-vous see it; who they are is asked when it is needed. */
final class Outside {
  private static final int MOST = 3;
  private static final Executor THREADS =
      work -> {
        Thread thread = new Thread(work, "outside");
        thread.setDaemon(true);
        thread.start();
      };

  private final Supplier<List<ServerUrl>> observers;
  private final Clock clock;

  Outside(Supplier<List<ServerUrl>> observers, Clock clock) {
    this.observers = observers;
    this.clock = clock;
  }

  /**
   * What they say that can be asked over this family. One alone is believed if it is who it should
   * be; where several answer, what two of them say.
   */
  Optional<OwnAddress.Seen> seen(boolean v6) {
    List<WhoAmI.Said> all =
        observers.get().stream()
            // whoever sits between could say anything else
            .filter(ServerUrl::isTls)
            .limit(MOST)
            .map(observer -> CompletableFuture.supplyAsync(() -> WhoAmI.ask(observer, v6), THREADS))
            .toList()
            .stream()
            .flatMap(answer -> answer.join().stream())
            .toList();
    return all.stream()
        .filter(said -> all.size() == 1 || votes(said.address(), all) > 1)
        .findFirst()
        .map(this::seen);
  }

  private static long votes(InetAddress address, List<WhoAmI.Said> all) {
    return all.stream().filter(said -> said.address().equals(address)).count();
  }

  private OwnAddress.Seen seen(WhoAmI.Said said) {
    return new OwnAddress.Seen(
        said.address(), said.time().map(time -> Duration.between(time, clock.instant())));
  }
}
