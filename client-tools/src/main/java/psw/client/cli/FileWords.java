package psw.client.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Collectors;

/** What the system says of a file: which one, and why; the exception itself has often but one. */
final class FileWords {
  private FileWords() {}

  static String of(IOException e) {
    if (e instanceof FileSystemException about && about.getFile() != null) {
      return about.getFile() + ": " + why(about);
    }
    return e.getMessage() == null ? "it failed" : e.getMessage();
  }

  private static String why(FileSystemException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "it is a directory";
    }
    return e.getReason() == null ? "it failed" : e.getReason();
  }

  /** What a program said, in one line. */
  static String line(String said) {
    return said.lines().map(String::strip).collect(Collectors.joining("; "));
  }
}
