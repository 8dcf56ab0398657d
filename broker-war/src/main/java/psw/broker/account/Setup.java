package psw.broker.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import psw.broker.audit.By;
import psw.server.login.Network;
import psw.server.login.Stays;
import psw.server.login.Throttle;
import psw.server.settings.Settings;

/**
 * The door for who has the setup code: makes the owner's account, or gives it a new pass phrase.
 */
@ApplicationScoped
public class Setup {
  private static final System.Logger LOG = System.getLogger(Setup.class.getName());

  private final Throttle throttle = new Throttle();
  private final SecureRandom random = new SecureRandom();
  private AccountRows rows;
  private PassPhrases passPhrases;
  private Stays stays;
  private Clock clock;
  private SetupCode code;

  protected Setup() {}

  @Inject
  Setup(Settings settings, AccountRows rows, PassPhrases passPhrases, Stays stays, Clock clock) {
    this.code = new SetupCode(settings.data());
    this.rows = rows;
    this.passPhrases = passPhrases;
    this.stays = stays;
    this.clock = clock;
  }

  /** Sees to it that there is an account, or a code to make one with. */
  public void open() {
    if (!isDone()) {
      again();
      // the log names the file: who reads a log is not always who may read that
      LOG.log(Level.INFO, "not set up yet: /setup.xhtml asks for the code in {0}", code.file());
    }
  }

  /** Whether there is an account. */
  public boolean isDone() {
    return rows.hash(Accounts.OWNER).isPresent();
  }

  /** Whether a code lies ready. */
  public boolean isOpen() {
    try {
      return code.read().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the code lies. */
  public Path file() {
    return code.file();
  }

  /** The code that lies ready, else a new one. The pass phrase holds until that is used. */
  public synchronized String again() {
    try {
      return code.readOrCreate(random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sets the pass phrase; all visits end, and the code with them.
   *
   * @param passPhrase one that {@link #isLongEnough}
   */
  public synchronized Came setUp(String typed, String passPhrase, By by) {
    List<String> keys = List.of("network " + Network.of(by.origin()));
    Duration wait = throttle.admit(keys, clock.instant());
    if (!wait.isZero()) {
      return new Came.Later(wait);
    }
    // first the code is gone: whatever fails from here on, it is not good twice
    if (!isUsed(typed)) {
      return new Came.Wrong();
    }
    throttle.succeeded(keys);
    try {
      rows.put(Accounts.OWNER, passPhrases.hash(passPhrase), by);
    } catch (RuntimeException e) {
      again();
      throw e;
    }
    stays.endAll();
    return new Came.In(Accounts.OWNER);
  }

  private boolean isUsed(String typed) {
    try {
      return code.use(typed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it may be a pass phrase: 12 to 1024 characters. */
  public static boolean isLongEnough(String passPhrase) {
    return PassPhrases.isLongEnough(passPhrase);
  }
}
