package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;

/** Asks before a peer is forgotten. The id is the form's own, so no other one can be hit. */
@Named
@RequestScoped
public class RemovePeerPage {
  @Inject private VisitPage visit;
  @Inject private Peers peers;
  @Inject private LiveGrants grants;
  @Inject private Doer doer;
  @Inject private Notice notice;

  private String id = "";
  private Peer peer;

  /** Finds the peer, or answers 404. */
  public void look() {
    if (visit.turnsAway()) {
      return;
    }
    peer = find().orElse(null);
    if (peer == null) {
      Answers.error(404);
    }
  }

  /** Forgets it, with its grants. */
  public void remove() {
    if (visit.turnsAway()) {
      return;
    }
    Optional<Peer> gone = find().filter(there -> peers.remove(there.id(), doer.by()));
    notice.say(
        gone.map(there -> there.name() + " is forgotten, and reaches nothing here any more.")
            .orElse("It was gone already."));
    Answers.go("peers.xhtml");
  }

  private Optional<Peer> find() {
    return id.matches("[1-9][0-9]{0,17}") ? peers.find(Long.parseLong(id)) : Optional.empty();
  }

  /** The peer to be forgotten. */
  public Peer getPeer() {
    return peer;
  }

  /** What becomes of its grants, in a sentence. */
  public String getGoesToo() {
    long count = grants.of(peer);
    if (count == 0) {
      return "It is forgotten. It may reach nothing here now.";
    }
    return "It is forgotten, and its "
        + (count == 1 ? "grant goes" : count + " grants go")
        + " with it: what it has open ends within seconds.";
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id == null ? "" : id;
  }
}
