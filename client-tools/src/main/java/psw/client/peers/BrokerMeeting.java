package psw.client.peers;

import java.time.Duration;
import java.util.Optional;
import psw.client.api.BrokerPeers;
import psw.client.api.CallFailed;
import psw.client.api.PairingRun;
import psw.client.api.PairingRun.State;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.pairing.run.Form;
import psw.pairing.run.Reason;
import psw.wire.value.SshPublicKey;

/** A pairing that the broker runs, and this device waits for. */
final class BrokerMeeting implements Meeting {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final BrokerPeers peers;
  private final Device device;
  private final Invitation invitation;
  // guarded by this
  private Optional<PairingRun> begun = Optional.empty();
  private boolean given;

  BrokerMeeting(BrokerPeers peers, Device device, Invitation invitation) {
    this.peers = peers;
    this.device = device;
    this.invitation = invitation;
  }

  @Override
  public Acquaintance walk(Heard heard) throws NotPaired, CallFailed, DeviceFailed {
    PairingRun run = begin(device.ssh());
    boolean told = invitation.code().isPresent();
    while (run.state() == State.WAITING) {
      if (!told && run.code().isPresent() && run.expires().isPresent()) {
        heard.code(run.code().get(), run.expires().get());
        told = true;
      }
      // while the rendez-vous has not answered the broker yet there is no code
      run = next(run, told ? BrokerPeers.LONGEST_WAIT : SOON);
    }
    if (run.state() == State.FAILED) {
      throw new NotPaired(run.reason().orElseThrow());
    }
    return BrokerBook.acquaintance(run.peer().orElseThrow());
  }

  private PairingRun next(PairingRun run, Duration longest) throws NotPaired, CallFailed {
    try {
      return peers.await(run, longest);
    } catch (CallFailed e) {
      // a broker that was started anew has burnt it
      if (e.reason() == CallFailed.Reason.NOT_FOUND) {
        throw new NotPaired(Reason.EXPIRED);
      }
      throw e;
    }
  }

  private PairingRun begin(SshPublicKey ssh) throws NotPaired, CallFailed {
    PairingRun run =
        invitation.code().isPresent()
            ? peers.join(invitation.code().get(), invitation.name(), ssh)
            : peers.invite(invitation.form() == Form.LINK, invitation.name(), ssh);
    synchronized (this) {
      begun = Optional.of(run);
      if (!given) {
        return run;
      }
    }
    cancel(run);
    throw new NotPaired(Reason.CANCELLED);
  }

  @Override
  public void cancel() {
    Optional<PairingRun> run;
    synchronized (this) {
      given = true;
      run = begun;
    }
    run.ifPresent(this::cancel);
  }

  private void cancel(PairingRun run) {
    try {
      peers.cancel(run);
    } catch (CallFailed overAlready) {
      // or the broker is gone, and with it the run
    }
  }
}
