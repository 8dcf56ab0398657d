package psw.server.pages;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.render.ResponseStateManager;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import psw.server.login.Visitor;

/** Stands before every page: what is shown to one visitor is kept by no cache. */
public class PagesFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient Visitor visitor;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (path.startsWith("/psw/")) {
      // the components lie beside the stylesheet, and are no pages
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (!path.startsWith("/jakarta.faces.resource/")) {
      // Faces itself answers a form of no page, or of none that it could keep, with a fault
      if (getServletContext().getResource(path) == null) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      if (isFormOfNothing(request)) {
        response.sendError(HttpServletResponse.SC_CONFLICT);
        return;
      }
      response.setHeader("Cache-Control", visitor.mayLogIn() ? "no-store" : "no-cache");
    }
    try {
      chain.doFilter(request, response);
    } catch (ServletException e) {
      if (!isExpired(e)) {
        throw e;
      }
      // no fault of the server, so not the 500 that it would be
      response.sendError(HttpServletResponse.SC_CONFLICT);
    }
  }

  // forms are sent by POST, and their state is in the body
  private static boolean isFormOfNothing(HttpServletRequest request) {
    String query = request.getQueryString();
    return query != null && query.contains(ResponseStateManager.VIEW_STATE_PARAM);
  }

  private static boolean isExpired(ServletException e) {
    Throwable cause = e;
    while (cause != null && !(cause instanceof ViewExpiredException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
