package psw.broker.audit;

import java.util.Locale;

/** What can be done here and is worth remembering. */
public enum Deed {
  /** A service was registered. */
  REGISTERED,
  /** A service was changed. */
  CHANGED,
  /** A service was withdrawn. */
  WITHDRAWN,
  /** The site is announced at one more rendez-vous. */
  RENDEZVOUS_ADDED,
  /** The site is withdrawn from a rendez-vous. */
  RENDEZVOUS_REMOVED,
  /** Another site was added by its address. */
  SITE_ADDED,
  /** A site that was added is no longer followed. */
  SITE_REMOVED,
  /** A code was made, or one was taken up. */
  PAIRING_BEGUN,
  /** A device or a site was paired. */
  PAIRED,
  /** A pairing ended without result: somebody may have tried the code. */
  PAIRING_FAILED,
  /** A peer got another name. */
  PEER_RENAMED,
  /** A peer was forgotten. */
  PEER_REMOVED,
  /** A peer may reach a service. */
  GRANTED,
  /** A peer may no longer reach a service. */
  REVOKED,
  /** A device opened a session. */
  OPENED,
  /** A token was made. */
  TOKEN_CREATED,
  /** A token is worth nothing any more. */
  TOKEN_REVOKED,
  /** The owner's account was made with the setup code. */
  SET_UP,
  /** Somebody logged in. */
  LOGGED_IN,
  /** Somebody failed to log in. */
  LOGIN_FAILED,
  /** Somebody logged out. */
  LOGGED_OUT,
  /** The site's key was replaced. */
  IDENTITY_ROTATED;

  /** The lower-case word, with hyphens. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
