package psw.client.tunnel;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/**
 * The server's side of SOCKS 5 (RFC 1928) and SOCKS 4, with 4a's names: no authentication, CONNECT
 * alone. Names are passed on as they are: only the far end looks them up.
 */
final class Socks implements Wish.Answer {
  private static final int VERSION = 5;
  private static final int OLD_VERSION = 4;
  private static final int OLD_GRANTED = 90;
  private static final int OLD_REFUSED = 91;
  private static final int LONGEST = 255;
  private static final int NO_AUTHENTICATION = 0;
  private static final int NOTHING_ACCEPTABLE = 0xff;
  private static final int CONNECT = 1;

  /** Replies (RFC 1928, 6). */
  enum Reply {
    SUCCEEDED(0),
    FAILED(1),
    PROHIBITED(2),
    NETWORK_UNREACHABLE(3),
    REFUSED(5),
    NO_SUCH_COMMAND(7),
    NO_SUCH_ADDRESS_TYPE(8);

    private final int code;

    Reply(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    static Reply of(Refused.Why why) {
      return switch (why) {
        case PROHIBITED, OTHER_USER -> PROHIBITED;
        // SSH does not tell refused from silent from unknown
        case CONNECT_FAILED -> REFUSED;
        case SESSION_OVER -> NETWORK_UNREACHABLE;
        case SHORTAGE, OTHER -> FAILED;
      };
    }
  }

  private final DataInputStream in;
  private final OutputStream out;
  private boolean old;

  Socks(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = out;
  }

  /**
   * Reads a client's greeting and request, and refuses by itself what it does not serve.
   *
   * @throws IOException when the client is refused, gone or speaks something else
   */
  Target request() throws IOException {
    int version = in.readUnsignedByte();
    if (version == OLD_VERSION) {
      old = true;
      return oldRequest();
    }
    if (version != VERSION) {
      throw new IOException("no SOCKS client");
    }
    greet();
    if (in.readUnsignedByte() != VERSION) {
      throw new IOException("no SOCKS 5 request");
    }
    int command = in.readUnsignedByte();
    in.readUnsignedByte(); // reserved
    String host = host(in.readUnsignedByte());
    int port = in.readUnsignedShort();
    if (command != CONNECT) {
      throw refused(Reply.NO_SUCH_COMMAND);
    }
    try {
      return Target.of(host, Port.of(port));
    } catch (BadValue e) {
      throw refused(Reply.FAILED);
    }
  }

  /** Without a name: an address; with one: an address that cannot be, and the name behind it. */
  private Target oldRequest() throws IOException {
    int command = in.readUnsignedByte();
    int port = in.readUnsignedShort();
    byte[] address = bytes(4);
    text(); // who the client says that its user is
    boolean named = address[0] == 0 && address[1] == 0 && address[2] == 0 && address[3] != 0;
    String host = named ? text() : InetAddress.getByAddress(address).getHostAddress();
    if (command != CONNECT) {
      throw refused(Reply.NO_SUCH_COMMAND);
    }
    try {
      return Target.of(host, Port.of(port));
    } catch (BadValue e) {
      throw refused(Reply.FAILED);
    }
  }

  /** Up to a zero. */
  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != 0; c = in.readUnsignedByte()) {
      if (text.length() == LONGEST) {
        throw new IOException("too long");
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private void greet() throws IOException {
    boolean acceptable = false;
    for (byte method : in.readNBytes(counted(in.readUnsignedByte()))) {
      acceptable |= method == NO_AUTHENTICATION;
    }
    out.write(new byte[] {VERSION, (byte) (acceptable ? NO_AUTHENTICATION : NOTHING_ACCEPTABLE)});
    out.flush();
    if (!acceptable) {
      throw new IOException("no acceptable method");
    }
  }

  private String host(int type) throws IOException {
    return switch (type) {
      case 1 -> InetAddress.getByAddress(bytes(4)).getHostAddress();
      case 3 -> new String(bytes(counted(in.readUnsignedByte())), StandardCharsets.ISO_8859_1);
      case 4 -> InetAddress.getByAddress(bytes(16)).getHostAddress();
      default -> throw refused(Reply.NO_SUCH_ADDRESS_TYPE);
    };
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private static int counted(int count) throws IOException {
    if (count == 0) {
      throw new IOException("an empty list or name");
    }
    return count;
  }

  private IOException refused(Reply reply) throws IOException {
    answer(reply);
    return new IOException(reply.name());
  }

  @Override
  public void reached() throws IOException {
    answer(Reply.SUCCEEDED);
  }

  @Override
  public void refused(Refused.Why why) throws IOException {
    answer(Reply.of(why));
  }

  /** Answers the request; the address bound at the far end is not known and given as 0.0.0.0:0. */
  void answer(Reply reply) throws IOException {
    if (old) {
      int said = reply == Reply.SUCCEEDED ? OLD_GRANTED : OLD_REFUSED;
      out.write(new byte[] {0, (byte) said, 0, 0, 0, 0, 0, 0});
      out.flush();
      return;
    }
    out.write(new byte[] {VERSION, (byte) reply.code(), 0, 1, 0, 0, 0, 0, 0, 0});
    out.flush();
  }
}
