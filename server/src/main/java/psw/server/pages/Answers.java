package psw.server.pages;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers other than the page that was asked for. */
public final class Answers {
  private Answers() {}

  /** The error page of a status, unless the answer is complete. */
  public static void error(int status) {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.getResponseComplete()) {
      return;
    }
    try {
      faces.getExternalContext().responseSendError(status, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    faces.responseComplete();
  }

  /** Sends the browser to the first page: what follows every successful POST. */
  public static void home() {
    go(FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath() + "/");
  }

  /** Sends the browser to another address. */
  public static void go(String url) {
    FacesContext faces = FacesContext.getCurrentInstance();
    try {
      faces.getExternalContext().redirect(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
