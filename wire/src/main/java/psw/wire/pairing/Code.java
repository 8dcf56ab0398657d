package psw.wire.pairing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * A one-time code: where to meet and a secret that proves it. As words, {@code
 * 4821-guitar-candle-orbit@rv.example}, to be said (33 bits); as a link, {@code
 * psw://rv.example/p/4821#} and 26 letters of base32, to be sent (128 bits).
 *
 * @param host the rendez-vous
 * @param nameplate the number of the mailbox there, 4 to 6 digits; no secret
 * @param secret three words joined by hyphens, or 26 letters of lower-case base32
 */
public record Code(Host host, String nameplate, String secret) {
  private static final int WORDS = 3;
  private static final Pattern NAMEPLATE = Pattern.compile("[0-9]{4,6}");
  private static final Pattern LINK =
      Pattern.compile("(?i:psw)://([^/?#@]*)/p/([^/?#]*)(?:#(.*))?");
  // 128 bits are 25 letters and the first 3 bits of the last
  private static final Pattern LETTERS = Pattern.compile("[a-z2-7]{25}[aeimquy4]");
  // what keyboards make of a hyphen, and what people say for one
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0\\u2010-\\u2015\\u2212_-]+");

  /** Refuses, as a programming error, what {@link #parse} refuses as input. */
  public Code {
    if (!NAMEPLATE.matcher(nameplate).matches()) {
      throw new IllegalArgumentException("no nameplate");
    }
    List<String> words = List.of(secret.split("-", -1));
    boolean spoken = words.size() == WORDS && words.stream().allMatch(Words::has);
    if (!spoken && !LETTERS.matcher(secret).matches()) {
      throw new IllegalArgumentException("no secret");
    }
  }

  /** Makes a code of words for a mailbox that the rendez-vous numbered. */
  public static Code words(Host host, String nameplate, SecureRandom random) {
    return new Code(
        host,
        nameplate,
        Stream.generate(() -> Words.any(random)).limit(WORDS).collect(Collectors.joining("-")));
  }

  /** Makes a code to be sent as a link. */
  public static Code link(Host host, String nameplate, SecureRandom random) {
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    return new Code(
        host, nameplate, Base32.toBase32String(bits).toLowerCase(Locale.ROOT).substring(0, 26));
  }

  /**
   * Reads a code as people type it: capitals count as small letters, spaces and dashes of every
   * kind as hyphens. Parts "code", "nameplate", "words", "secret", "host" and "port". A code whose
   * words are not on the list is out of range, see {@link #suggest}; one without words is refused:
   * its number alone proves nothing.
   */
  public static Code parse(String typed) throws BadValue {
    String text = typed.strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("psw:")) {
      return parseLink(text);
    }
    int at = text.indexOf('@');
    if (at < 0) {
      throw new BadValue("host", Reason.MISSING);
    }
    List<String> parts = spoken(text.substring(0, at));
    String nameplate = nameplate(parts.get(0));
    if (parts.size() != 1 + WORDS) {
      throw new BadValue("words", parts.size() == 1 ? Reason.MISSING : Reason.MALFORMED);
    }
    List<String> words = parts.subList(1, parts.size());
    if (!words.stream().allMatch(Words::has)) {
      throw new BadValue("words", Reason.OUT_OF_RANGE);
    }
    return new Code(Host.parse(text.substring(at + 1).strip()), nameplate, String.join("-", words));
  }

  /** A code that was refused for its words, with each replaced by the nearest on the list. */
  public static Optional<String> suggest(String typed) {
    int at = typed.indexOf('@');
    if (at < 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(spoken(typed.substring(0, at)));
    for (int i = 1; i < parts.size(); i++) {
      Optional<String> word = Words.nearest(parts.get(i));
      if (word.isEmpty()) {
        return Optional.empty();
      }
      parts.set(i, word.get());
    }
    try {
      return Optional.of(parse(String.join("-", parts) + typed.substring(at)).text());
    } catch (BadValue e) {
      return Optional.empty();
    }
  }

  /** The code as it is shown and given to the other: a secret until it is used. */
  public String text() {
    return LETTERS.matcher(secret).matches()
        ? "psw://" + host + "/p/" + nameplate + '#' + secret
        : nameplate + '-' + secret + '@' + host;
  }

  /** What both sides prove that they know. */
  byte[] password() {
    return ("psw-pair-v1|" + host + '|' + nameplate + '|' + secret)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Code parseLink(String text) throws BadValue {
    Matcher parts = LINK.matcher(text);
    if (!parts.matches()) {
      throw new BadValue("code", Reason.MALFORMED);
    }
    if (parts.group(3) == null || parts.group(3).isEmpty()) {
      throw new BadValue("secret", Reason.MISSING);
    }
    String secret = parts.group(3).toLowerCase(Locale.ROOT);
    if (!LETTERS.matcher(secret).matches()) {
      throw new BadValue("secret", Reason.MALFORMED);
    }
    return new Code(Host.parse(parts.group(1)), nameplate(parts.group(2)), secret);
  }

  private static List<String> spoken(String text) {
    return List.of(BETWEEN.split(text.strip().toLowerCase(Locale.ROOT)));
  }

  private static String nameplate(String text) throws BadValue {
    if (!NAMEPLATE.matcher(text).matches()) {
      throw new BadValue("nameplate", text.isEmpty() ? Reason.MISSING : Reason.MALFORMED);
    }
    return text;
  }

  /** Without the secret, so that no log holds it. */
  @Override
  public String toString() {
    return "code " + nameplate + '@' + host;
  }
}
