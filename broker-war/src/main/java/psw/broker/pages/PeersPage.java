package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.pages.VisitPage;

/** Whom this site is paired with. */
@Named
@RequestScoped
public class PeersPage {
  @Inject private VisitPage visit;
  @Inject private Peers peers;
  @Inject private LiveGrants grants;
  @Inject private Notice notice;

  private List<Peer> all;
  private String said;

  /** Shows them to the owner alone. */
  public void look() {
    visit.turnsAway();
  }

  /** What the visitor's last act came to; said once. */
  public String getNotice() {
    if (said == null) {
      said = notice.take();
    }
    return said;
  }

  /** All of them, by name. */
  public List<Peer> getAll() {
    if (all == null) {
      all = peers.all();
    }
    return all;
  }

  /** How much one may reach now, in words. */
  public String reaches(Peer peer) {
    long count = grants.of(peer);
    return count == 0 ? "nothing" : count == 1 ? "1 service" : count + " services";
  }
}
