package psw.server.login;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Optional;
import psw.server.edge.Problems;

/**
 * Looks at {@code Authorization: Bearer} before anything of the request is read; the session of a
 * page counts for nothing here, so that no other site's page can use it.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class BearerFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  @Inject private Tokens tokens;
  @Inject private Caller caller;
  @Context private ResourceInfo resource;
  @Context private HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<ProvesItself> proves = noted(ProvesItself.class);
    if (proves.isPresent()) {
      if (!proves.get().inClear()) {
        requirePrivacy();
      }
      return;
    }
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      caller.showed(verified(header));
    }
    Optional<Scope> needed = noted(NeedsToken.class).map(NeedsToken::value);
    if (needed.isPresent() && caller.token().isEmpty()) {
      throw Problems.UNAUTHORIZED.asException();
    }
    if (needed.isPresent() && !caller.may(needed.get())) {
      throw Problems.FORBIDDEN
          .detail("the token does not have the scope " + needed.get())
          .asException();
    }
    if (isMarked(OwnersOnly.class)) {
      requireOwner();
    }
  }

  private void requireOwner() {
    Token token = caller.token().orElseThrow(() -> Problems.UNAUTHORIZED.asException());
    if (!token.isOwners()) {
      throw Problems.FORBIDDEN.detail("this is for the owner's own token alone").asException();
    }
  }

  private boolean isMarked(Class<? extends Annotation> mark) {
    return resource.getResourceClass().isAnnotationPresent(mark)
        || (resource.getResourceMethod() != null
            && resource.getResourceMethod().isAnnotationPresent(mark));
  }

  private Token verified(String header) {
    requirePrivacy();
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return Optional.of(header)
        .filter(h -> bearer)
        .flatMap(h -> tokens.verify(h.substring(SCHEME.length()).strip()))
        .orElseThrow(() -> Problems.UNAUTHORIZED.asException());
  }

  private void requirePrivacy() {
    if (!Channel.isPrivate(servlet)) {
      throw Problems.TOKEN_IN_CLEAR.asException();
    }
  }

  private <A extends Annotation> Optional<A> noted(Class<A> note) {
    if (resource.getResourceMethod() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(note))
        .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(note)));
  }
}
