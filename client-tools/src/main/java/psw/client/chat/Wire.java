package psw.client.chat;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** One connection. */
final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Lines lines;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    lines = new Lines(in);
  }

  /** The address and port of the other end. */
  String from() {
    return socket.getRemoteSocketAddress().toString().replaceFirst("^[^/]*/", "");
  }

  /** Who the other end is, as somebody knows. */
  Optional<String> who(Function<Socket, Optional<String>> names) {
    return names.apply(socket);
  }

  Lines lines() {
    return lines;
  }

  void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the other end greets as one of ours does, within so many milliseconds. */
  boolean isGreeted(int patience) throws IOException {
    in.mark(Hello.GREETING.length());
    try {
      for (int i = 0; i < Hello.GREETING.length(); i++) {
        socket.setSoTimeout(patience);
        int read = in.read();
        if (read < 0) {
          throw new EOFException("closed at once");
        }
        if (read != Hello.GREETING.charAt(i)) {
          in.reset();
          return false;
        }
      }
      return true;
    } catch (SocketTimeoutException silent) {
      in.reset();
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  /** The other end's answer, within so many milliseconds. */
  Hello hello(int patience) throws IOException {
    socket.setSoTimeout(patience);
    Hello hello =
        lines
            .next()
            .flatMap(Hello::parse)
            .orElseThrow(() -> new IOException("no answer that is known"));
    socket.setSoTimeout(0);
    return hello;
  }

  /** Nothing more is written. */
  void endWriting() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // it is gone
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone
    }
  }
}
