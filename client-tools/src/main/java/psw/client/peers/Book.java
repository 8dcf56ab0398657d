package psw.client.peers;

import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.client.api.Service;
import psw.client.device.DeviceFailed;
import psw.pairing.pin.ServerUrl;
import psw.wire.announcement.Announcement;
import psw.wire.jws.PublicKey;
import psw.wire.knock.Heard;
import psw.wire.pairing.KnockLeave;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/** The door: whom this device is paired with. */
public interface Book {
  /** All of them, by name. */
  List<Acquaintance> all() throws CallFailed, DeviceFailed;

  /** The one of a name. */
  default Optional<Acquaintance> find(Label name) throws CallFailed, DeviceFailed {
    return all().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The one of an id. */
  default Optional<Acquaintance> find(BrokerId id) throws CallFailed, DeviceFailed {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /**
   * Gives one another name.
   *
   * @return false when it is not there any more, or the name is another's
   */
  boolean rename(Acquaintance who, Label name) throws CallFailed, DeviceFailed;

  /** Forgets one; at a broker with all that it was granted. False when it is not there any more. */
  boolean forget(Acquaintance who) throws CallFailed, DeviceFailed;

  /** How to knock at a site, if it said so. */
  Optional<KnockLeave> knock(Acquaintance site) throws CallFailed, DeviceFailed;

  /**
   * What a site offers to this device alone, sealed in an announcement that was judged; at a broker
   * perhaps with what it offers to everybody.
   */
  List<Service> sealed(Acquaintance site, Announcement said) throws CallFailed, DeviceFailed;

  /**
   * What a site says of this device's last knock there, sealed in an announcement that was judged;
   * at a broker of its site's last knock, in the announcement that the broker has.
   *
   * @return empty when it says nothing, as after two minutes
   */
  Optional<Heard> heard(Acquaintance site, Announcement said) throws CallFailed, DeviceFailed;

  /** Who takes over from a site's key, if the user agreed to somebody. */
  Optional<BrokerId> successor(Acquaintance site) throws CallFailed, DeviceFailed;

  /**
   * The user agrees that another key takes over from a site's.
   *
   * @return false where that cannot be kept
   */
  boolean agree(Acquaintance site, BrokerId successor) throws CallFailed, DeviceFailed;

  /**
   * The key that the user agreed to has taken over.
   *
   * @return the same site under its new id, unless the user agreed to no such key
   */
  Optional<Acquaintance> follow(Acquaintance site, PublicKey successor)
      throws CallFailed, DeviceFailed;

  /** Where its sites were met, and are asked for where nobody says where; none at a broker. */
  List<ServerUrl> places() throws DeviceFailed;

  /** Rendez-vous at which it may be asked as whom this device's network is seen. */
  List<ServerUrl> observers() throws CallFailed, DeviceFailed;

  /** A pairing, which begins when it is walked. */
  Meeting meet(Invitation invitation);
}
