package psw.grants;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a device may reach until when.
 *
 * @param target as {@code HOST:PORT}
 * @param expiry whole seconds
 */
public record Grant(String target, Instant expiry) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  /** One that holds for an hour. */
  public static Grant of(String target) {
    return new Grant(target, Instant.now().plusSeconds(3600));
  }

  /** The text of a device's file: one line for each distinct expiry, soonest first. */
  public static String render(String publicKey, Grant... grants) {
    Stream<Instant> expiries = Arrays.stream(grants).map(Grant::expiry).distinct().sorted();
    return expiries
        .map(
            expiry ->
                "restrict,port-forwarding,expiry-time=\""
                    + FORM.format(expiry)
                    + "\""
                    + Arrays.stream(grants)
                        .filter(grant -> !grant.expiry().isBefore(expiry))
                        .map(grant -> ",permitopen=\"" + grant.target() + "\"")
                        .collect(Collectors.joining())
                    + " "
                    + publicKey
                    + " psw:7\n")
        .collect(Collectors.joining());
  }
}
