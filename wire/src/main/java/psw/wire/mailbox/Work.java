package psw.wire.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.wire.value.BadValue;

/**
 * What a claim costs while strangers spoil mailboxes, after hashcash (A. Back, 2002). A stamp is
 * {@code nameplate:seconds:counter}, with the seconds since 1970 of the challenge and a counter in
 * decimal; the SHA-256 of {@code psw-work-v1:} and the stamp begins with 20 zero bits.
 */
public final class Work {
  /** The header that carries a stamp. */
  public static final String HEADER = "Psw-Work";

  /** How many leading bits are zero: a million hashes on average, about a second. */
  public static final int BITS = 20;

  /** How old, and how far ahead, a challenge may be. */
  public static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private static final Pattern CHALLENGE = Pattern.compile("([0-9]{4,6}):([0-9]{1,12})");
  private static final Pattern STAMP = Pattern.compile(CHALLENGE.pattern() + ":[0-9]{1,19}");
  private static final String PREFIX = "psw-work-v1:";

  private Work() {}

  /** The part of a stamp that the rendez-vous gives. */
  public static String challenge(Nameplate nameplate, Instant now) {
    return nameplate + ":" + now.getEpochSecond();
  }

  /** Finds a stamp; part "challenge". Takes about a second of one processor. */
  public static String solve(String challenge) throws BadValue {
    if (!CHALLENGE.matcher(challenge).matches()) {
      throw new BadValue("challenge", BadValue.Reason.MALFORMED);
    }
    MessageDigest digest = sha256();
    long counter = 0;
    while (!begins(digest, challenge + ':' + counter)) {
      counter++;
    }
    return challenge + ':' + counter;
  }

  /** Whether a stamp is good for a claim of this nameplate now. */
  public static boolean isDone(String stamp, Nameplate nameplate, Instant now) {
    Matcher form = STAMP.matcher(stamp);
    if (!form.matches() || !form.group(1).equals(nameplate.text())) {
      return false;
    }
    Instant made = Instant.ofEpochSecond(Long.parseLong(form.group(2)));
    return Duration.between(made, now).abs().compareTo(GOOD_FOR) <= 0 && begins(sha256(), stamp);
  }

  private static boolean begins(MessageDigest digest, String stamp) {
    byte[] hash = digest.digest((PREFIX + stamp).getBytes(StandardCharsets.US_ASCII));
    return hash[0] == 0 && hash[1] == 0 && (hash[2] & 0xf0) == 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
