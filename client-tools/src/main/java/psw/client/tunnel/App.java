package psw.client.tunnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/** An application's end of a connection. */
interface App {
  InputStream in() throws IOException;

  OutputStream out() throws IOException;

  /** Where it is, as the server may log it. */
  InetSocketAddress origin();

  /** Nothing more comes for it; it may go on sending. */
  void endOutput() throws IOException;

  /** Ends it so that it sees that it was cut. */
  void reset();

  /** Ends it. */
  void close();
}
