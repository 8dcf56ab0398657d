package psw.broker.tokens;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import psw.server.login.KeptToken;
import psw.server.login.Scope;
import psw.server.login.Token;
import psw.server.login.TokenText;
import psw.wire.value.BadValue;

/** A token in its table. */
@Entity
@Table(name = "token")
class TokenRow {
  @Id private String id;
  private String name;
  private String hash;
  private String scopes;
  private long created;
  private long expires;
  private long used;

  protected TokenRow() {}

  TokenRow(String text, Wish wish, Instant now) {
    this.id = TokenText.id(text).orElseThrow();
    this.name = wish.name().text();
    this.hash = HexFormat.of().formatHex(TokenText.hash(text));
    this.scopes = String.join(" ", wish.scopes().stream().map(Scope::toString).toList());
    this.created = now.toEpochMilli();
    this.expires = wish.expires().toEpochMilli();
  }

  /** The token, if {@code text} is it and it has not ended. */
  Optional<Token> verify(String text, Instant now) {
    MadeToken made = toMade();
    KeptToken kept = new KeptToken(new Token(id, made.scopes()), HexFormat.of().parseHex(hash));
    return Optional.of(kept).filter(k -> k.is(text) && !made.isOverAt(now)).map(KeptToken::token);
  }

  MadeToken toMade() {
    try {
      return new MadeToken(
          id,
          name,
          Scope.parse(List.of(scopes.split(" ", -1))),
          Instant.ofEpochMilli(created),
          Instant.ofEpochMilli(expires),
          used == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used)));
    } catch (BadValue e) {
      throw new IllegalStateException("token " + id + " in the database: " + e.part(), e);
    }
  }
}
