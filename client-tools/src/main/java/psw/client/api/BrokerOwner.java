package psw.client.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.ServiceName;

/** What a broker answers to its owner's own token alone. */
public final class BrokerOwner {
  private final Http http;

  BrokerOwner(Http http) {
    this.http = http;
  }

  /** The tokens that were made, the newest first. */
  public List<IssuedToken> tokens() throws CallFailed {
    return http.each(http.read("/api/tokens"), IssuedToken::parse);
  }

  /**
   * Makes a token; its text is in this answer alone.
   *
   * @param scopes words, as {@code services:write}
   * @param until the broker's own choice without one
   */
  public IssuedToken.Fresh createToken(
      ServiceName name, List<String> scopes, Optional<Instant> until) throws CallFailed {
    JsonObject wish =
        JsonObject.with("name", name.text())
            .and("scopes", scopes)
            .and("until", until.map(Instant::toString))
            .build();
    Answer answer = http.write("POST", "/api/tokens", Optional.of(wish));
    return http.parsed(answer, done -> IssuedToken.fresh(done.object()));
  }

  /** Ends a token, from now on. */
  public void revokeToken(String id) throws CallFailed {
    http.write("DELETE", "/api/tokens/" + id, Optional.empty());
  }

  /** The code that sets up the broker's pages, or gives them a new pass phrase. */
  public String setupCode() throws CallFailed {
    Answer answer = http.write("POST", "/api/setup", Optional.empty());
    return http.parsed(answer, done -> done.object().text("code"));
  }
}
