package psw.broker.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psw.broker.audit.Doer;
import psw.broker.tokens.ApiTokens;
import psw.broker.tokens.MadeToken;
import psw.broker.tokens.Wish;
import psw.server.login.Scope;
import psw.server.pages.Refusals;
import psw.server.pages.VisitPage;
import psw.wire.value.BadValue;
import psw.wire.value.ServiceName;

/** The tokens of this broker, and the form that makes one. */
@Named
@RequestScoped
public class TokensPage {
  @Inject private VisitPage visit;
  @Inject private ApiTokens tokens;
  @Inject private Doer doer;
  @Inject private Notice notice;
  @Inject private Clock clock;

  private final Map<String, String> errors = new HashMap<>();
  private String name = "";
  private List<String> scopes = List.of();
  private int days = 90;
  private String fresh = "";
  private String said;
  private List<MadeToken> all;

  /** Shows them to the owner alone. */
  public void look() {
    visit.turnsAway();
  }

  /** Makes one. Its text stands in this answer alone, so it is the one page after no redirect. */
  public void create() {
    if (visit.turnsAway()) {
      return;
    }
    Instant now = clock.instant();
    Optional<ServiceName> called = read(() -> ServiceName.parse(name));
    Optional<Set<Scope>> good = read(() -> Scope.parse(scopes));
    if (called.isPresent() && good.isPresent()) {
      read(() -> Wish.of(called.get(), good.get(), now.plus(Duration.ofDays(days)), now))
          .ifPresent(this::create);
    }
  }

  private void create(Wish wish) {
    tokens
        .create(wish, doer.by())
        .ifPresentOrElse(
            one -> {
              fresh = one.text();
              all = null; // the page asked for them before this was done
            },
            () -> errors.put("", "There are " + ApiTokens.MOST + " already: revoke one first."));
  }

  // each is read, so that all that is wrong is said at once
  private <T> Optional<T> read(Typed<T> typed) {
    try {
      return Optional.of(typed.read());
    } catch (BadValue refused) {
      errors.put(refused.part(), words(refused));
      return Optional.empty();
    }
  }

  private interface Typed<T> {
    T read() throws BadValue;
  }

  private static String words(BadValue refused) {
    return switch (refused.part()) {
      case "scopes" -> "What shall it be good for?";
      case "until" -> "Choose one of these.";
      case "name" ->
          refused.reason() == BadValue.Reason.MISSING
              ? "A token needs a name, so that you know it again."
              : Refusals.words(refused);
      default -> Refusals.words(refused);
    };
  }

  /** What the visitor's last act came to; said once. */
  public String getNotice() {
    if (said == null) {
      said = notice.take();
    }
    return said;
  }

  /** The text of a token that was just made, else nothing. */
  public String getFresh() {
    return fresh;
  }

  /** All of them, the newest first. */
  public List<MadeToken> getAll() {
    if (all == null) {
      all = tokens.all();
    }
    return all;
  }

  /** Whether one has ended by itself. */
  public boolean isOver(MadeToken token) {
    return token.isOverAt(clock.instant());
  }

  /** What one allows, in words. */
  public String words(MadeToken token) {
    return String.join(", ", token.words());
  }

  /** What is wrong, by field; under the empty key what is wrong with the whole. */
  public Map<String, String> getErrors() {
    return errors;
  }

  /** What is wrong with the whole, else nothing. */
  public String getError() {
    return errors.get("");
  }

  /** The words that can be chosen. */
  public List<String> getChoices() {
    return List.of(Scope.values()).stream().map(Scope::toString).toList();
  }

  public String getName() {
    return fresh.isEmpty() ? name : "";
  }

  public void setName(String name) {
    this.name = name == null ? "" : name;
  }

  public List<String> getScopes() {
    return fresh.isEmpty() ? scopes : List.of();
  }

  public void setScopes(List<String> scopes) {
    this.scopes = List.copyOf(scopes);
  }

  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }
}
