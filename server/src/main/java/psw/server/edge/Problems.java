package psw.server.edge;

import java.util.Map;

/** The kinds of problems that every server has; a room adds its own. docs/protocol.md lists all. */
public final class Problems {
  /** 400: a value that cannot be used; member {@code part} names it. */
  public static final Problem BAD_VALUE = Problem.of(400, "bad-value", "A value cannot be used");

  /** 400: the body breaks the limits of JSON here. */
  public static final Problem BODY_LIMITS =
      BAD_VALUE
          .detail("body: nested too deeply, or a string or a number in it is too long")
          .with("part", "body");

  /** 400: what no more exact problem says. */
  public static final Problem BAD_REQUEST =
      Problem.of(400, "bad-request", "The request cannot be understood");

  /** 401: no token, or not a good one. */
  public static final Problem UNAUTHORIZED =
      Problem.of(401, "unauthorized", "This needs a valid bearer token")
          .header("WWW-Authenticate", "Bearer realm=\"psw\"");

  /** 403: known, but not allowed. */
  public static final Problem FORBIDDEN = Problem.of(403, "forbidden", "This is not allowed");

  /** 403: a token on a connection that others can read. */
  public static final Problem TOKEN_IN_CLEAR =
      Problem.of(403, "token-in-clear", "A token is accepted over loopback or TLS alone");

  /** 403: a page of another site sent this. */
  public static final Problem FOREIGN_ORIGIN =
      Problem.of(403, "foreign-origin", "A page of another origin may not ask this");

  /** 404: not here, or not for you. */
  public static final Problem NOT_FOUND = Problem.of(404, "not-found", "There is no such thing");

  /** 405. */
  public static final Problem METHOD =
      Problem.of(405, "method-not-allowed", "This method is not for this address");

  /** 406. */
  public static final Problem NOT_ACCEPTABLE =
      Problem.of(406, "not-acceptable", "This cannot be given in a form that you accept");

  /** 408: a body that did not come to its end. */
  public static final Problem TIMED_OUT =
      Problem.of(408, "timed-out", "The body of the request did not come to its end");

  /** 411: a body without a length where one is needed. */
  public static final Problem LENGTH =
      Problem.of(411, "length-required", "The length of the body must be given");

  /** 413: more bytes than are read. */
  public static final Problem TOO_LARGE =
      Problem.of(413, "too-large", "The body is larger than is accepted");

  /** 415. */
  public static final Problem MEDIA_TYPE =
      Problem.of(415, "media-type", "A body of this type is not read here");

  /** 421: called by a name that is not this server's. */
  public static final Problem FOREIGN_HOST =
      Problem.of(421, "foreign-host", "This server does not go by that name")
          .detail("its owner lists further names in PSW_HOSTS");

  /** 429: too often; Retry-After says when to come back. */
  public static final Problem TOO_MANY =
      Problem.of(429, "too-many", "Too many requests; come back later");

  /** 500. */
  public static final Problem FAILED = Problem.of(500, "failed", "The server failed at this");

  /** 501: a method that no address here has (RFC 9110, 9.1). */
  public static final Problem NOT_IMPLEMENTED =
      Problem.of(501, "not-implemented", "This method is not known here");

  /** 503: not ready. */
  public static final Problem NOT_READY = Problem.of(503, "not-ready", "The server is not ready");

  private static final Map<Integer, Problem> BY_STATUS =
      Map.of(
          400, BAD_REQUEST,
          401, UNAUTHORIZED,
          403, FORBIDDEN,
          404, NOT_FOUND,
          405, METHOD,
          406, NOT_ACCEPTABLE,
          413, TOO_LARGE,
          415, MEDIA_TYPE,
          503, NOT_READY);

  private Problems() {}

  /** The general problem of a status; statuses below 400 and unknown ones are failures. */
  static Problem ofStatus(int status) {
    if (status >= 500 || status < 400) {
      return BY_STATUS.getOrDefault(status, FAILED);
    }
    return BY_STATUS.getOrDefault(
        status, Problem.of(status, "bad-request", "The request cannot be served"));
  }
}
