package psw.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.function.BiConsumer;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.Closeable;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelAsyncOutputStream;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.closeable.SimpleCloseable;
import org.apache.sshd.server.channel.AbstractServerChannel;

/**
 * A connection to a target, {@code direct-tcpip} (RFC 4254, section 7.2). Either side may end its
 * sending while the other goes on, which MINA's own channel does not do. No thread waits for
 * anybody: what cannot be written stays, and the other side is granted no more window.
 */
final class Connection extends AbstractServerChannel {
  private static final int CHUNK = 32 * 1024;

  private final Switchboard switchboard;
  private final AsynchronousSocketChannel socket;
  private final Outbox outbox;
  private final byte[] chunk = new byte[CHUNK];
  private ChannelAsyncOutputStream toClient;
  private volatile boolean counted;

  Connection(Switchboard switchboard, AsynchronousChannelGroup group) throws IOException {
    super(null);
    this.switchboard = switchboard;
    this.socket = AsynchronousSocketChannel.open(group);
    this.outbox = new Outbox(socket, this::written, this::ended);
  }

  @Override
  protected OpenFuture doInit(Buffer asked) {
    String host = asked.getString();
    long port = asked.getUInt();
    OpenFuture opened = new DefaultOpenFuture(this, this);
    try {
      counted = true;
      InetSocketAddress target = switchboard.admit(getSession(), host, port);
      toClient = new ChannelAsyncOutputStream(this, SshConstants.SSH_MSG_CHANNEL_DATA);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(target, null, then((none, failure) -> connected(opened, failure)));
    } catch (Switchboard.Refused e) {
      refuse(opened, e.code(), e.getMessage());
    } catch (IOException | RuntimeException e) {
      refuse(opened, SshConstants.SSH_OPEN_CONNECT_FAILED, "connect failed");
    }
    return opened;
  }

  private void connected(OpenFuture opened, Throwable failure) {
    if (failure != null) {
      refuse(opened, SshConstants.SSH_OPEN_CONNECT_FAILED, "connect failed");
      return;
    }
    signalChannelOpenSuccess();
    opened.setOpened();
    read();
  }

  private void refuse(OpenFuture opened, int code, String words) {
    SshChannelOpenException refusal = new SshChannelOpenException(getChannelId(), code, words);
    signalChannelOpenFailure(refusal);
    opened.setException(refusal);
    close(true);
  }

  private void read() {
    socket.read(ByteBuffer.wrap(chunk), null, then(this::arrived));
  }

  private void arrived(Integer length, Throwable failure) {
    try {
      if (failure != null) {
        close(false);
      } else if (length < 0) {
        // all that came before is written, as nothing is read meanwhile
        sendEof();
        outbox.endedBySource();
      } else {
        toClient.writeBuffer(new ByteArrayBuffer(chunk, 0, length)).addListener(this::passedOn);
      }
    } catch (IOException over) {
      close(true);
    }
  }

  private void passedOn(IoWriteFuture write) {
    if (write.isWritten()) {
      read();
    } else {
      close(true);
    }
  }

  @Override
  public void handleWindowAdjust(Buffer buffer) throws IOException {
    super.handleWindowAdjust(buffer);
    if (toClient != null) {
      toClient.onWindowExpanded();
    }
  }

  @Override
  protected void doWriteData(byte[] data, int offset, long length) {
    outbox.put(data, offset, (int) length);
  }

  @Override
  protected void doWriteExtendedData(byte[] data, int offset, long length) throws IOException {
    throw new IOException("a connection has one stream");
  }

  /** So many bytes have gone to the target: the client may send as many more. */
  private void written(int length) {
    try {
      if (!isClosing()) {
        getLocalWindow().release(length);
      }
    } catch (IOException over) {
      close(true);
    }
  }

  /** Both have ended their sending, or the target is gone. */
  private void ended() {
    close(false);
  }

  @Override
  public void handleEof() throws IOException {
    super.handleEof();
    outbox.endedBySender();
  }

  @Override
  protected Closeable getInnerCloseable() {
    Closeable target =
        new SimpleCloseable(this, new Object()) {
          @Override
          protected void doClose(boolean immediately) {
            Runnable last =
                () -> {
                  future.setClosed();
                  if (counted) {
                    switchboard.leave(getSession());
                  }
                };
            outbox.close(immediately, last);
          }
        };
    return builder().close(super.getInnerCloseable()).close(target).build();
  }

  @Override
  protected void preClose() {
    if (toClient != null) {
      toClient.close(true);
    }
    super.preClose();
  }

  private static <T> CompletionHandler<T, Object> then(BiConsumer<T, Throwable> step) {
    return new CompletionHandler<>() {
      @Override
      public void completed(T result, Object none) {
        step.accept(result, null);
      }

      @Override
      public void failed(Throwable failure, Object none) {
        step.accept(null, failure);
      }
    };
  }
}
