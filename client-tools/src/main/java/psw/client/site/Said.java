package psw.client.site;

import java.util.List;
import java.util.Optional;
import psw.client.api.CallFailed;
import psw.pairing.pin.ServerUrl;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Refusal;

/**
 * What a site announces, believed.
 *
 * @param announcement the one of the highest revision
 * @param others the directories that did not have it
 */
public record Said(Announcement announcement, List<Other> others) {
  /** Copies the list in. */
  public Said {
    others = List.copyOf(others);
  }

  /**
   * A directory that did not have what another one has.
   *
   * @param where which
   * @param failure why it could not be asked, if it could not
   * @param refusal why what it said is not believed, if it said something; without either it
   *     withholds the site, or has an older announcement
   */
  public record Other(ServerUrl where, Optional<CallFailed> failure, Optional<Refusal> refusal) {}
}
