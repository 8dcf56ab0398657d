package psw.client.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import psw.client.api.CallFailed.Reason;

/** The bearer token, read from its file when it is needed. */
final class Token {
  // RFC 6750, section 2.1
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{1,512}=*");

  // no other name, whatever it leads to: it may lead elsewhere when it is looked up again
  private static final Pattern HERE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  private final Path file;

  Token(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** The token for a call to {@code target}. */
  String forCallTo(URI target) throws CallFailed {
    if (!"https".equals(target.getScheme()) && !HERE.matcher(target.getHost()).matches()) {
      throw new CallFailed(Reason.TOKEN_IN_CLEAR, target.getHost());
    }
    try {
      if (Files.isDirectory(file)) {
        throw new CallFailed(Reason.TOKEN_UNREADABLE, file);
      }
      if (!PosixFilePermissions.fromString("rwx------")
          .containsAll(Files.getPosixFilePermissions(file))) {
        throw new CallFailed(Reason.TOKEN_NOT_PRIVATE, file);
      }
      String token = Files.readString(file).strip();
      if (FORM.matcher(token).matches()) {
        return token;
      }
      throw new CallFailed(Reason.TOKEN_REFUSED, file);
    } catch (NoSuchFileException e) {
      throw new CallFailed(Reason.NO_TOKEN, file);
    } catch (IOException e) {
      throw new CallFailed(Reason.TOKEN_UNREADABLE, file);
    }
  }

  /** The token for a call to {@code target} that also goes without; none where it may not go. */
  Optional<String> ifUsable(URI target) {
    try {
      return Optional.of(forCallTo(target));
    } catch (CallFailed e) {
      return Optional.empty();
    }
  }
}
