package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import psw.broker.audit.Audit;
import psw.broker.audit.Entry;
import psw.server.pages.VisitPage;

/** Who did what, when and from where: the newest first, page by page. */
@Named
@RequestScoped
public class AuditPage {
  private static final int SHOWN = 50;

  @Inject private VisitPage visit;
  @Inject private Audit audit;
  @Inject private HttpServletRequest request;

  private List<Entry> found;

  /** Shows it to the owner alone. */
  public void look() {
    visit.turnsAway();
  }

  /** One page of entries. */
  public List<Entry> getEntries() {
    List<Entry> all = found();
    return all.subList(0, Math.min(SHOWN, all.size()));
  }

  /** The number that the next page goes on before; 0 when there is none. */
  public long getNext() {
    return found().size() > SHOWN ? found().get(SHOWN - 1).id() : 0;
  }

  /** Whether this is not the first page. */
  public boolean isLater() {
    return before() != Long.MAX_VALUE;
  }

  private List<Entry> found() {
    if (found == null) {
      found = audit.latest(before(), SHOWN + 1);
    }
    return found;
  }

  private long before() {
    String text = request.getParameter("before");
    return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }

  /** What was done, as a word of a sentence. */
  public String word(Entry entry) {
    return entry.deed().replace('-', ' ');
  }
}
