package psw.broker.pages;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** What a visitor's last act came to, told by the next page and then forgotten. */
@SessionScoped
public class Notice implements Serializable {
  private static final long serialVersionUID = 1L;
  private String text = "";

  /** Keeps a sentence for the next page. */
  public void say(String sentence) {
    text = sentence;
  }

  /** The sentence, once. */
  String take() {
    String said = text;
    text = "";
    return said;
  }
}
