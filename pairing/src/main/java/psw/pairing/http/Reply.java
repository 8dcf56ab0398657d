package psw.pairing.http;

import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** What a server answered, whole. */
public final class Reply {
  private final ClassicHttpResponse head;
  private final byte[] body;

  Reply(ClassicHttpResponse head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  public int status() {
    return head.getCode();
  }

  /** The first header of a name. */
  public Optional<String> header(String name) {
    return header(head, name);
  }

  public static Optional<String> header(ClassicHttpResponse head, String name) {
    return Optional.ofNullable(head.getFirstHeader(name)).map(Header::getValue);
  }

  public byte[] body() {
    return body;
  }
}
