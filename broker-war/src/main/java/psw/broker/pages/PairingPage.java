package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.broker.pairing.Pairings;
import psw.broker.pairing.Seen;
import psw.broker.peers.Peer;
import psw.pairing.run.Reason;
import psw.server.pages.Answers;
import psw.server.pages.VisitPage;
import psw.wire.pairing.Code;

/** How a pairing goes, for who began it in this visit: asks for itself again until it is over. */
@Named
@RequestScoped
public class PairingPage {
  @Inject private VisitPage visit;
  @Inject private Pairings pairings;
  @Inject private VisitRuns runs;
  @Inject private HttpServletRequest request;

  private VisitRuns.Begun begun;
  private Seen seen;

  /** Finds the pairing; else answers 404, and leads a form of one that is forgotten to another. */
  public void look() {
    if (visit.turnsAway()) {
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    if (isThere()) {
      if (!seen.isOver()) {
        // no script: the browser comes again, soon while there is nothing to show
        String seconds = seen.expires().isPresent() ? "3" : "1";
        faces.getExternalContext().setResponseHeader("Refresh", seconds);
      }
    } else if (faces.isPostback()) {
      Answers.go("pair.xhtml");
    } else {
      Answers.error(404);
    }
  }

  /** Gives it up; the same page says what came of that. */
  public void giveUp() {
    if (!visit.turnsAway() && isThere()) {
      runs.giveUp(Integer.parseInt(getN()));
      pairings.cancel(begun.id());
      Answers.go("pairing.xhtml?n=" + getN());
    }
  }

  /** Whether there is such a pairing of this visit; the same for all of a page. */
  public boolean isThere() {
    if (seen == null && visit.isMayWrite()) {
      Optional<VisitRuns.Begun> mine = runs.find(getN());
      mine.flatMap(run -> pairings.find(run.id()))
          .ifPresent(
              found -> {
                begun = mine.orElseThrow();
                seen = found;
              });
    }
    return seen != null;
  }

  /** Whether it goes on. */
  public boolean isWaiting() {
    return !seen.isOver();
  }

  /** Whether this visitor gave it up and the other is just being told. */
  public boolean isGivenUp() {
    return begun.givenUp();
  }

  /** The code that is to be told to the other side, else nothing. */
  public String getCode() {
    return begun.givenUp() ? "" : seen.code().map(Code::text).orElse("");
  }

  /** Whether the code is a link. */
  public boolean isLink() {
    return getCode().startsWith("psw:");
  }

  /** The link as a picture to be scanned. */
  public QrPicture getQr() {
    return QrPicture.of(getCode());
  }

  /** Until when the other may come, else {@code null}. */
  public Instant getUntil() {
    return seen.expires().orElse(null);
  }

  /** Whom this site met, else {@code null}. */
  public Peer getPeer() {
    return seen.peer().orElse(null);
  }

  /** Why it came to nothing, in sentences. */
  public List<String> getWhy() {
    Optional<Reason> why = seen.failure();
    return begun.givenUp() && why.equals(Optional.of(Reason.CANCELLED))
        ? List.of("You gave up.", "The code is worth nothing any more, and nothing was kept.")
        : why.map(PairWords::of).orElse(List.of());
  }

  /** What the page is about, for its title. */
  public String getTitle() {
    if (!isThere() || isWaiting()) {
      return "Pairing";
    }
    return getPeer() == null ? "Not paired" : "Paired with " + getPeer().name();
  }

  /** Its number in this visit; in the form's own field when one was sent. */
  public String getN() {
    String number = request.getParameter("n");
    return number == null ? "" : number;
  }
}
