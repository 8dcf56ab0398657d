package psw.gate.receive;

import java.io.IOException;
import java.nio.file.Path;

/** Another receiver has the file; two would each let in what the other has had. */
public final class InUse extends IOException {
  private static final long serialVersionUID = 1L;

  InUse(Path file) {
    super(file + " is in use by another receiver");
  }
}
