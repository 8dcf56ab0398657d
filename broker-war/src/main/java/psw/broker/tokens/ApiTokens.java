package psw.broker.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.server.login.MadeTokens;
import psw.server.login.Token;
import psw.server.login.TokenText;

/** The door of the tokens that the owner made. */
@ApplicationScoped
public class ApiTokens implements MadeTokens {
  /** Most tokens at a time, expired ones included. */
  public static final int MOST = 100;

  private final SecureRandom random = new SecureRandom();
  @PersistenceContext private EntityManager em;
  private Audit audit;
  private Clock clock;

  protected ApiTokens() {}

  @Inject
  ApiTokens(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A token that was just made.
   *
   * @param text all of it, to be told this once
   * @param made what is kept of it
   */
  public record Fresh(String text, MadeToken made) {
    /** Leaves the secret out. */
    @Override
    public String toString() {
      return made.toString();
    }
  }

  /** Makes one; empty when there are too many. */
  @Transactional
  public Optional<Fresh> create(Wish wish, By by) {
    if (rows().size() >= MOST) {
      return Optional.empty();
    }
    String text = TokenText.create(random);
    TokenRow row = new TokenRow(text, wish, clock.instant());
    em.persist(row);
    MadeToken made = row.toMade();
    audit.note(Deed.TOKEN_CREATED, by, words(made) + ", until " + made.expires());
    return Optional.of(new Fresh(text, made));
  }

  /** All of them, the newest first. */
  @Transactional
  public List<MadeToken> all() {
    return rows().stream().map(TokenRow::toMade).toList();
  }

  /** Ends one, from now on; empty when there is none. */
  @Transactional
  public Optional<MadeToken> revoke(String id, By by) {
    TokenRow row = em.find(TokenRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return Optional.empty();
    }
    em.remove(row);
    audit.note(Deed.TOKEN_REVOKED, by, words(row.toMade()));
    return Optional.of(row.toMade());
  }

  @Override
  @Transactional
  public Optional<Token> verify(String text) {
    Instant now = clock.instant();
    Optional<TokenRow> row = TokenText.id(text).map(id -> em.find(TokenRow.class, id));
    Optional<Token> good = row.flatMap(there -> there.verify(text, now));
    if (good.isPresent() && row.get().toMade().isNotedAt(now)) {
      // not through the row: it may be revoked meanwhile, which is no failure
      em.createQuery("update TokenRow t set t.used = :now where t.id = :id")
          .setParameter("now", now.toEpochMilli())
          .setParameter("id", good.get().id())
          .executeUpdate();
    }
    return good;
  }

  private static String words(MadeToken token) {
    return token.id() + " " + token.name() + " (" + String.join(", ", token.words()) + ")";
  }

  private List<TokenRow> rows() {
    return em.createQuery("select t from TokenRow t order by t.created desc", TokenRow.class)
        .getResultList();
  }
}
