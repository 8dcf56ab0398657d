package psw.server.login;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import psw.wire.value.BadValue;

/** What a token allows. */
public enum Scope {
  /** See what is not public. */
  READ,
  /** Register services, and change and withdraw those. */
  SERVICES_WRITE,
  /** Pair, and say who may reach what: all that the owner may say of peers. */
  GRANTS_WRITE;

  /** Reads words, at least one and none twice; part "scopes". */
  public static Set<Scope> parse(List<String> words) throws BadValue {
    Set<Scope> all = EnumSet.noneOf(Scope.class);
    for (String word : words) {
      Scope scope =
          Arrays.stream(values())
              .filter(known -> known.toString().equals(word))
              .findFirst()
              .orElseThrow(() -> new BadValue("scopes", BadValue.Reason.MALFORMED));
      if (!all.add(scope)) {
        throw new BadValue("scopes", BadValue.Reason.DUPLICATE);
      }
    }
    if (all.isEmpty()) {
      throw new BadValue("scopes", BadValue.Reason.MISSING);
    }
    return all;
  }

  /** The word: {@code read}, {@code services:write}, {@code grants:write}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }
}
