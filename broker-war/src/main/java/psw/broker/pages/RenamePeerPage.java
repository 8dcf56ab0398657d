package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import psw.broker.audit.Doer;
import psw.broker.peers.Peer;
import psw.broker.peers.Peers;
import psw.wire.value.BadValue;
import psw.wire.value.Label;

/** The form that gives a peer another name. */
@Named
@RequestScoped
public class RenamePeerPage {
  @Inject private PeerPage page;
  @Inject private Peers peers;
  @Inject private Doer doer;

  private String name;
  private String error = "";

  /** Renames it; when the name is refused the page is shown again. */
  public void rename() {
    page.forAct().ifPresent(this::rename);
  }

  private void rename(Peer peer) {
    try {
      Label wanted = Label.parse(getName().strip());
      Optional<Peer> renamed = peers.rename(peer.id(), wanted, doer.by());
      renamed.ifPresentOrElse(
          now -> page.done(peer.name() + " is called " + now.name() + " from now on."),
          () -> error = "Another peer has this name.");
    } catch (BadValue refused) {
      error = PairWords.LABEL;
    }
  }

  /** What is wrong with what was typed. */
  public String getError() {
    return error;
  }

  /** What was typed, at first the name that it has. */
  public String getName() {
    return name == null ? page.getName() : name;
  }

  public void setName(String name) {
    this.name = name == null ? "" : name;
  }
}
