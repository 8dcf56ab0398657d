package psw.client.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Others than its owner can reach a file or directory that is to be secret. */
public final class NotPrivate extends FileSystemException {
  private static final long serialVersionUID = 1L;

  NotPrivate(Path path) {
    super(path.toString(), null, "others can reach it");
  }
}
