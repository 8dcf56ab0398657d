package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.broker.peers.LastKnocks;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.broker.sealed.Sealed;
import psw.server.directory.Directory;
import psw.server.directory.Entry;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Offer;
import psw.wire.knock.Heard;

/** One peer: who it is, what it offers, and in {@link GrantsPage} what it may reach here. */
@Named
@RequestScoped
public class PeerPage {
  @Inject private VisitPage visit;
  @Inject private Peers peers;
  @Inject private LastKnocks knocks;
  @Inject private Directory directory;
  @Inject private Sealed sealed;
  @Inject private Notice notice;
  @Inject private HttpServletRequest request;

  private Peer peer;
  private Announcement announced;
  private List<Offer> alone;
  private String said;

  /** Finds the peer; else answers 404, and leads a form of one who is gone to the others. */
  public void look() {
    if (visit.turnsAway() || find().isPresent()) {
      return;
    }
    if (FacesContext.getCurrentInstance().isPostback()) {
      notice.say("It was gone already.");
      Answers.go("peers.xhtml");
    } else {
      Answers.error(404);
    }
  }

  /** The peer for an act of the owner's; when there is none, {@link #look} has answered. */
  Optional<Peer> forAct() {
    return visit.turnsAway() ? Optional.empty() : find();
  }

  /** Says what an act came to, on the peer's page. */
  void done(String sentence) {
    notice.say(sentence);
    Answers.go("peer.xhtml?id=" + getId());
  }

  private Optional<Peer> find() {
    if (peer == null && getId().matches("[1-9][0-9]{0,17}")) {
      peer = peers.find(Long.parseLong(getId())).orElse(null);
    }
    return Optional.ofNullable(peer);
  }

  /** What the visitor's last act came to; said once. */
  public String getNotice() {
    if (said == null) {
      said = notice.take();
    }
    return said;
  }

  /** The peer, or {@code null} if it is gone. */
  public Peer getPeer() {
    return visit.isMayWrite() ? find().orElse(null) : null;
  }

  /** What the owner calls it. */
  public String getName() {
    return getPeer() == null ? "" : getPeer().name().text();
  }

  /** What the gate here made of its last knock, else nothing. */
  public String getKnocked() {
    return knocks.of(getPeer()).map(KnockWords::of).orElse("");
  }

  /** When that was. */
  public Instant getKnockedAt() {
    return knocks.of(getPeer()).map(Heard::at).orElse(Instant.EPOCH);
  }

  /** Its SSH key's fingerprint, else nothing. */
  public String getFingerprint() {
    return getPeer().met().other().ssh().map(key -> key.fingerprint().text()).orElse("");
  }

  /** Whether it announces itself now, so that its own page shows more. */
  public boolean isAnnounced() {
    return announcement() != null;
  }

  /** What it offers to everybody. */
  public List<Offer> getOffers() {
    return isAnnounced() ? announcement().services() : List.of();
  }

  /** What it offers to this site alone. */
  public List<Offer> getSealed() {
    if (alone == null) {
      alone = isAnnounced() ? sealed.open(announcement()) : List.of();
    }
    return alone;
  }

  private Announcement announcement() {
    if (announced == null && getPeer() != null) {
      announced =
          directory
              .find(getPeer().met().other().id())
              .filter(Entry::live)
              .map(Entry::announcement)
              .orElse(null);
    }
    return announced;
  }

  /** The peer's number; each form has it as a field of its own, so that no other one is hit. */
  public String getId() {
    String number = request.getParameter("id");
    return number == null ? "" : number;
  }
}
