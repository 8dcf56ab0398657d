package psw.broker.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import psw.broker.audit.Audit;
import psw.broker.audit.By;
import psw.broker.audit.Deed;
import psw.server.login.Network;
import psw.server.login.Throttle;

/** The door for who logs in. */
@ApplicationScoped
public class Accounts {
  /** The group of those who may do everything here. */
  public static final String OWNERS = "owners";

  /** The name of the account that the setup code makes. */
  public static final String OWNER = "owner";

  private final Throttle throttle = new Throttle();
  @Inject private IdentityStoreHandler stores;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /**
   * Judges a pass phrase.
   *
   * @param near whether it was typed at this machine; strangers elsewhere cannot close that way
   */
  public Came logIn(String passPhrase, By by, boolean near) {
    return logIn(OWNER, new UsernamePasswordCredential(OWNER, passPhrase), by, near);
  }

  /**
   * Judges another credential, which one of the identity stores knows.
   *
   * @param account whose it says that it is; his tries are counted apart
   * @param near whether it was shown at this machine
   */
  public Came logIn(String account, Credential shown, By by, boolean near) {
    List<String> keys =
        List.of((near ? "near " : "far ") + account, "network " + Network.of(by.origin()));
    Duration wait = throttle.admit(keys, clock.instant());
    if (!wait.isZero()) {
      return new Came.Later(wait);
    }
    CredentialValidationResult result = stores.validate(shown);
    boolean good =
        result.getStatus() == CredentialValidationResult.Status.VALID
            && result.getCallerGroups().contains(OWNERS);
    if (!good) {
      audit.note(Deed.LOGIN_FAILED, by, "account " + account);
      return new Came.Wrong();
    }
    throttle.succeeded(keys);
    String name = result.getCallerPrincipal().getName();
    audit.note(Deed.LOGGED_IN, new By("account " + name, by.origin()), "the pages");
    return new Came.In(name);
  }

  /** Takes note that somebody logged out. */
  public void loggedOut(By by) {
    audit.note(Deed.LOGGED_OUT, by, "the pages");
  }
}
