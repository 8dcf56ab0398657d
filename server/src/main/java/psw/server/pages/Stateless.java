package psw.server.pages;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import psw.server.login.Visitor;

/**
 * Ends a form that says it has no state, and one that stands in an address. Faces would make the
 * page anew for the first, past what looks first at who asks; where a page has a state it would
 * fail. Not in a filter: whoever reads a form before Faces does takes it away from it.
 */
public class Stateless implements PhaseListener {
  private static final long serialVersionUID = 1L;
  private static final String NONE = "stateless";
  // their forms have no state, so that who only looks has no session
  private static final Set<String> BEFORE_LOGIN = Set.of("/login.xhtml", "/setup.xhtml");

  @Override
  public PhaseId getPhaseId() {
    return PhaseId.RESTORE_VIEW;
  }

  @Override
  public void beforePhase(PhaseEvent event) {
    ExternalContext external = event.getFacesContext().getExternalContext();
    String[] states =
        external.getRequestParameterValuesMap().get(ResponseStateManager.VIEW_STATE_PARAM);
    if (states != null && (!isPost(external) || (hasNone(states) && !isBeforeLogin(external)))) {
      Answers.error(HttpServletResponse.SC_CONFLICT);
    }
  }

  // Faces takes a form from an address as well, past all that guards a POST
  private static boolean isPost(ExternalContext external) {
    return ((HttpServletRequest) external.getRequest()).getMethod().equals("POST");
  }

  private static boolean hasNone(String[] states) {
    return Arrays.asList(states).contains(NONE);
  }

  private static boolean isBeforeLogin(ExternalContext external) {
    return BEFORE_LOGIN.contains(external.getRequestServletPath())
        && !CDI.current().select(Visitor.class).get().mayWrite();
  }
}
