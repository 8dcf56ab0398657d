package psw.server.settings;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The provider of OpenID Connect that tells a broker who somebody is, and who of those is the
 * owner.
 *
 * @param issuer the provider's name, letter for letter ({@code psw.openid.issuer}); https, or http
 *     on loopback
 * @param client what the provider calls this broker ({@code psw.openid.client})
 * @param secret by which the broker proves that to the provider ({@code psw.openid.secret} in the
 *     environment alone, or {@code psw.openid.secret.file})
 * @param name what the login page calls the provider ({@code psw.openid.name}; default: its host)
 * @param url where the owner's browser finds this broker from elsewhere, over TLS ({@code
 *     psw.openid.url}), without a slash at its end
 * @param subjects who is the owner, by {@code sub} ({@code psw.openid.subjects}, commas between)
 * @param emails the same by e-mail address, in lower case ({@code psw.openid.emails}); counts when
 *     the provider verified it
 */
public record OpenId(
    String issuer,
    String client,
    Secret secret,
    String name,
    Optional<URI> url,
    Set<String> subjects,
    Set<String> emails) {

  private static final String ISSUER = "psw.openid.issuer";
  private static final List<String> ALL =
      Stream.of("client", "secret", "secret.file", "name", "url", "subjects", "emails")
          .map("psw.openid."::concat)
          .toList();
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
  private static final Pattern EMAIL = Pattern.compile("[!-~&&[^@,]]+@[a-z0-9.-]+");

  /** Copies the collections in. */
  public OpenId {
    subjects = Set.copyOf(subjects);
    emails = Set.copyOf(emails);
  }

  /** All of it or nothing: a login that is set up by half is none. */
  static Optional<OpenId> read(Source source) {
    Optional<Secret> secret = Secret.read(source, "psw.openid.secret");
    Optional<String> issuer = source.text(ISSUER);
    if (issuer.isEmpty()) {
      if (secret.isPresent() || ALL.stream().anyMatch(name -> source.text(name).isPresent())) {
        throw new BadSetting(ISSUER, "is missing, and other settings of OpenID Connect are there");
      }
      return Optional.empty();
    }
    URI uri = issuer(issuer.get());
    Set<String> subjects = new HashSet<>(source.list("psw.openid.subjects"));
    Set<String> emails = emails(source);
    if (subjects.isEmpty() && emails.isEmpty()) {
      throw new BadSetting("psw.openid.subjects", "or PSW_OPENID_EMAILS must say who is the owner");
    }
    return Optional.of(
        new OpenId(
            issuer.get(),
            source
                .text("psw.openid.client")
                .filter(client -> client.matches("[ -~]{1,255}"))
                .orElseThrow(
                    () ->
                        new BadSetting(
                            "psw.openid.client", "must be what the provider calls this broker")),
            secret.orElseThrow(
                () ->
                    new BadSetting(
                        "psw.openid.secret", "or PSW_OPENID_SECRET_FILE must hold the secret")),
            name(source, uri),
            source.text("psw.openid.url").map(OpenId::own),
            subjects,
            emails));
  }

  private static URI issuer(String text) {
    return address(text)
        .filter(uri -> text.length() <= 255 && uri.getRawQuery() == null)
        .orElseThrow(
            () ->
                new BadSetting(ISSUER, "must be https://… without ? and #, as the provider says"));
  }

  private static URI own(String text) {
    return address(text)
        .filter(uri -> uri.getRawQuery() == null && uri.getRawPath().isEmpty())
        .filter(uri -> uri.getScheme().equals("https"))
        .orElseThrow(
            () -> new BadSetting("psw.openid.url", "must be https://HOST or https://HOST:PORT"));
  }

  /**
   * An address that may be asked, or where a browser may be sent: https, or http on loopback, with
   * a host, without an account and a fragment.
   */
  public static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text);
      boolean good =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null
              && ("https".equals(uri.getScheme())
                  || ("http".equals(uri.getScheme()) && LOOPBACK.matcher(uri.getHost()).matches()));
      return good ? Optional.of(uri) : Optional.empty();
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String name(Source source, URI issuer) {
    String name = source.text("psw.openid.name").orElse(issuer.getHost());
    if (name.length() > 64 || !name.codePoints().allMatch(OpenId::canBeSeen)) {
      throw new BadSetting("psw.openid.name", "must be 1 to 64 characters that can be seen");
    }
    return name;
  }

  private static boolean canBeSeen(int character) {
    int type = Character.getType(character);
    return !Character.isISOControl(character)
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }

  private static Set<String> emails(Source source) {
    Set<String> all = new HashSet<>();
    for (String text : source.list("psw.openid.emails")) {
      String email = text.toLowerCase(Locale.ROOT);
      // what becomes a letter of ours as a small one was none
      if (text.chars().anyMatch(c -> c >= 0x80) || !EMAIL.matcher(email).matches()) {
        throw new BadSetting("psw.openid.emails", "must be e-mail addresses with commas between");
      }
      all.add(email);
    }
    return all;
  }
}
