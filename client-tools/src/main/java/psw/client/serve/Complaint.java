package psw.client.serve;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import psw.client.serve.CannotServe.Reason;

/** What the system says of a file or directory, as data; never the name of an exception. */
final class Complaint {
  private Complaint() {}

  /** Why this data directory cannot be used. */
  static CannotServe of(Path data, IOException e) {
    String path = file(e).orElse(data.toString());
    if (e instanceof AccessDeniedException) {
      return new CannotServe(Reason.DATA_DENIED, path);
    }
    // mkdir(2) says so of a file, and of a link that leads nowhere; open(2) of a file on the way
    if (e instanceof FileAlreadyExistsException
        || e instanceof NotDirectoryException
        || words(e).equals("Not a directory")) {
      return new CannotServe(Reason.DATA_NO_DIRECTORY, there(Path.of(path)));
    }
    return new CannotServe(Reason.DATA_UNUSABLE, path, List.of(words(e)));
  }

  /** In the system's own words, as {@code strerror(3)} has them. */
  static String words(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "No such file or directory";
    }
    String said = e instanceof FileSystemException about ? about.getReason() : e.getMessage();
    return said == null ? "it failed" : said;
  }

  /** The part of a path that is there. */
  private static Path there(Path path) {
    Path part = path;
    while (part.getParent() != null && !Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
      part = part.getParent();
    }
    return part;
  }

  private static Optional<String> file(IOException e) {
    return e instanceof FileSystemException about
        ? Optional.ofNullable(about.getFile())
        : Optional.empty();
  }
}
