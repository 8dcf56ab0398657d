package psw.client.peers;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.device.Peer;
import psw.client.device.Peers;
import psw.pairing.mailbox.Rendezvous;
import psw.pairing.run.Outcome;
import psw.pairing.run.Owner;
import psw.pairing.run.Places;
import psw.pairing.run.Reason;
import psw.pairing.run.Run;
import psw.wire.jws.Identity;
import psw.wire.pairing.Code;
import psw.wire.pairing.Introduction;
import psw.wire.seal.SharedKey;
import psw.wire.value.Label;

/** A pairing that the device runs itself. */
final class DeviceMeeting implements Meeting {
  private final Device device;
  private final Places places;
  private final Label self;
  private final Invitation invitation;
  private final Clock clock;
  // guarded by this
  private Optional<Run> begun = Optional.empty();
  private boolean given;

  DeviceMeeting(Device device, Places places, Label self, Invitation invitation, Clock clock) {
    this.device = device;
    this.places = places;
    this.self = self;
    this.invitation = invitation;
    this.clock = clock;
  }

  @Override
  public Acquaintance walk(Heard heard) throws NotPaired, DeviceFailed {
    Identity me = device.identity();
    Introduction known =
        Introduction.of(
            me, Introduction.Kind.DEVICE, self, Optional.of(device.ssh()), Optional.empty());
    Rendezvous at = place();
    Run run =
        invitation.code().isPresent()
            ? Run.join(at, invitation.code().get(), me, known, clock)
            : Run.invite(at, invitation.form(), me, known, clock);
    synchronized (this) {
      if (given) {
        throw new NotPaired(Reason.CANCELLED);
      }
      begun = Optional.of(run);
    }
    Keeper keeper = new Keeper(at, heard);
    try {
      if (run.walk(keeper) instanceof Outcome.Failed failed) {
        throw new NotPaired(failed.why());
      }
    } catch (CannotKeep e) {
      throw e.why;
    }
    return DeviceBook.acquaintance(keeper.kept.orElseThrow().peer());
  }

  private Rendezvous place() throws NotPaired {
    return invitation
        .code()
        .map(code -> places.at(code.host()))
        .or(places::usual)
        .orElseThrow(() -> new NotPaired(Reason.UNREACHABLE));
  }

  @Override
  public synchronized void cancel() {
    given = true;
    begun.ifPresent(Run::cancel);
  }

  private final class Keeper implements Owner {
    private final Rendezvous at;
    private final Heard heard;
    private Optional<Peers.Kept> kept = Optional.empty();

    Keeper(Rendezvous at, Heard heard) {
      this.at = at;
      this.heard = heard;
    }

    @Override
    public void begun(Code code, Instant expires) {
      if (invitation.code().isEmpty()) {
        heard.code(code, expires);
      }
    }

    @Override
    public void keep(Introduction other, SharedKey key) {
      Label name = invitation.name().orElse(other.name());
      Peer met = Peer.met(name, other, key, at, clock.instant());
      try {
        kept = Optional.of(device.peers().keep(met));
      } catch (DeviceFailed e) {
        throw new CannotKeep(e);
      }
    }

    @Override
    public void drop() {
      try {
        if (kept.isPresent()) {
          device.peers().undo(kept.get());
        }
      } catch (DeviceFailed e) {
        throw new CannotKeep(e);
      }
    }
  }

  /** A failure of the device on its way out of a run. */
  private static final class CannotKeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final DeviceFailed why;

    CannotKeep(DeviceFailed why) {
      super(why);
      this.why = why;
    }
  }
}
