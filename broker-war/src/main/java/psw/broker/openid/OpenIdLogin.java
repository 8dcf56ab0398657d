package psw.broker.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psw.broker.account.Accounts;
import psw.broker.account.Came;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.broker.openid.Ended.How;
import psw.broker.openid.NotProven.Why;
import psw.server.login.Network;
import psw.server.login.Throttle;
import psw.server.settings.OpenId;
import psw.server.settings.Settings;

/** The door for who logs in by the provider of OpenID Connect that the settings name. */
@ApplicationScoped
public class OpenIdLogin {
  /** Where the provider sends the browser. */
  public static final String BACK = "/openid/back";

  /** How long a login may take. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final Logger LOG = System.getLogger(OpenIdLogin.class.getName());

  private final Throttle throttle = new Throttle();
  // one that is down would be noted with each visitor
  private final Throttle outages = new Throttle();
  private final SecureRandom random = new SecureRandom();
  private final Waiting waiting = new Waiting();
  private Optional<OpenId> settings = Optional.empty();
  private Optional<Asking> asking = Optional.empty();
  private Accounts accounts;
  private Audit audit;
  private Clock clock;

  protected OpenIdLogin() {}

  @Inject
  OpenIdLogin(Settings settings, Accounts accounts, Audit audit, Clock clock) {
    this.settings = settings.openId();
    this.asking = this.settings.map(Asking::new);
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /** Whether the settings name a provider. */
  public boolean isOn() {
    return settings.isPresent();
  }

  /**
   * Whether a visitor may log in by it.
   *
   * @param near whether he sits at this machine; from elsewhere the provider needs to be told an
   *     address that leads back
   */
  public boolean isOffered(boolean near) {
    return settings.filter(openId -> near || openId.url().isPresent()).isPresent();
  }

  /** What the provider is called. */
  public String name() {
    return settings.map(OpenId::name).orElse("");
  }

  /** The host under which visitors from elsewhere come back, in lower case. */
  public Optional<String> host() {
    return settings.flatMap(OpenId::url).map(url -> url.getHost().toLowerCase(Locale.ROOT));
  }

  /** The address of {@code path} under that host. */
  public Optional<String> url(String path) {
    return settings.flatMap(OpenId::url).map(url -> url + path);
  }

  /**
   * Begins a login; nothing when the provider does not answer.
   *
   * @param near whether the visitor sits at this machine
   * @param port where this machine's browser finds this broker
   */
  public Optional<Begun> begin(By by, boolean near, String scheme, int port) {
    // the session's own host has another name at each start, which no provider could know
    String base = near ? scheme + "://127.0.0.1:" + port : url("").orElseThrow();
    Instant now = clock.instant();
    Pending pending = Pending.begin(random, base + BACK, near, now.plus(LIFE));
    try {
      String location = asking.orElseThrow().location(pending, now);
      waiting.put(pending, Network.of(by.origin()), now);
      return Optional.of(new Begun(location, pending.browser()));
    } catch (NotProven e) {
      if (outages.admit(List.of("begun"), now).isZero()) {
        LOG.log(
            Level.WARNING, "the provider of OpenID Connect does not answer as one: {0}", e.why());
      }
      return Optional.empty();
    }
  }

  /** Ends a login, whatever the provider said; the same answer is looked at once. */
  public Ended end(Answered answered, By by, boolean near) {
    Instant now = clock.instant();
    Optional<Pending> pending =
        waiting.take(answered.state(), answered.browser(), near, now).filter(login -> isOn());
    if (pending.isEmpty()) {
      return Ended.without(How.STALE);
    }
    List<String> keys = List.of("network " + Network.of(by.origin()));
    if (!throttle.admit(keys, now).isZero()) {
      return Ended.without(How.LATER);
    }
    try {
      Person person = asking.orElseThrow().person(pending.get(), answered, clock);
      throttle.succeeded(keys);
      return judged(person, by, near);
    } catch (NotProven e) {
      if (e.why() == Why.DOWN) {
        throttle.succeeded(keys);
      }
      return failed(e.why(), by, now);
    }
  }

  private Ended judged(Person person, By by, boolean near) {
    Came came = accounts.logIn(person.account(), new Proven(person), by, near);
    if (came instanceof Came.In in) {
      return new Ended(How.IN, in.account());
    }
    return Ended.without(came instanceof Came.Later ? How.LATER : How.STRANGER);
  }

  private Ended failed(Why why, By by, Instant now) {
    if (why != Why.DOWN || outages.admit(List.of("down"), now).isZero()) {
      LOG.log(Level.WARNING, "a login by the provider of OpenID Connect came to nothing: {0}", why);
      audit.note(Deed.LOGIN_FAILED, by, "OpenID Connect: " + why.name().toLowerCase(Locale.ROOT));
    }
    return Ended.without(
        switch (why) {
          case DOWN -> How.DOWN;
          case DENIED -> How.DENIED;
          default -> How.INVALID;
        });
  }
}
