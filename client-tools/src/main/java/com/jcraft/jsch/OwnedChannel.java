package com.jcraft.jsch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A direct-tcpip channel (RFC 4254, 7.2) whose receive window is ours. The session grants window as
 * soon as a write to the sink returns; here it never grants any, and {@link #grant} does instead.
 * It stands in the library's package because the fields it sets are the library's own.
 */
public final class OwnedChannel {
  /** The session grants window when the rest is below half of this, which it never is. */
  private static final int NEVER = Integer.MIN_VALUE;

  private static final int LOOK_AGAIN_MS = 1000;

  // a channel that ends tells nobody who waits for window
  private static final int ENDED_MS = 100;

  private static final int FRAMING = 256;

  /** Bytes of data in one packet that is sent, at most: with their framing, 32 KiB. */
  public static final int PAYLOAD = 32 * 1024 - FRAMING;

  private final Session session;
  private final ChannelDirectTCPIP channel;
  private Optional<Buffer> buffer = Optional.empty();

  private OwnedChannel(Session session, ChannelDirectTCPIP channel) {
    this.session = session;
    this.channel = channel;
  }

  /**
   * Asks for a channel; {@link #awaitOpen} gets the answer.
   *
   * @param sink takes what arrives, on the session's only reading thread: it must never block. It
   *     is closed at the far side's EOF, and when the channel ends
   * @param end is closed when the channel ends, by whomever, and takes nothing
   * @param window bytes that the far side may send before any grant
   * @param packet bytes of data in one packet that arrives, at most
   */
  public static OwnedChannel ask(
      Session session,
      ChannelDirectTCPIP channel,
      OutputStream sink,
      OutputStream end,
      int window,
      int packet)
      throws IOException {
    channel.io.setOutputStream(sink);
    channel.io.setExtOutputStream(end);
    channel.lwsize_max = NEVER;
    channel.lwsize = window;
    channel.lmpsize = packet;
    // a channel that ends before we wake up below must end like any other
    channel.connected = true;
    OwnedChannel owned = new OwnedChannel(session, channel);
    try {
      session.write(channel.genChannelOpenPacket());
      return owned;
    } catch (Exception e) {
      owned.forget();
      throw e instanceof IOException io ? io : new IOException(e.toString(), e);
    }
  }

  /**
   * Waits as long as the far side tries, so that no channel opens behind our back.
   *
   * @return 0 when it is open, else the reason code of RFC 4254, 5.1, or -1: the session ended
   */
  public int awaitOpen() throws InterruptedException {
    synchronized (channel) {
      channel.notifyme++;
      try {
        while (channel.getRecipient() == -1 && channel.connected && session.isConnected()) {
          channel.wait(LOOK_AGAIN_MS);
        }
      } finally {
        channel.notifyme--;
      }
    }
    if (channel.open_confirmation) {
      return 0;
    }
    boolean refused = channel.getRecipient() != -1;
    forget();
    return refused ? channel.getExitStatus() : -1;
  }

  /** Whether so many bytes can go out without waiting for window. */
  public boolean mayBeSent(int bytes) {
    return channel.rwsize >= bytes;
  }

  /**
   * Sends data, and waits for window when there is none; one thread at a time.
   *
   * <p>The library's own stream may send data after the channel's end, when it has waited for
   * window meanwhile, and for that a server ends the whole session. Here each packet is {@link
   * Data}. The channel's monitor is held for a look at the window alone: the session's reading
   * thread needs it for each window that is granted.
   *
   * @throws IOException when the channel or the session has ended
   */
  public void send(byte[] bytes, int length) throws IOException, InterruptedException {
    Buffer content = buffer.orElseGet(() -> new Buffer(PAYLOAD + FRAMING));
    buffer = Optional.of(content);
    Packet packet = new Data(content, channel);
    for (int sent = 0; sent < length; ) {
      int part = Math.min(Math.min(length - sent, PAYLOAD), awaitWindow());
      packet.reset();
      content.putByte((byte) Session.SSH_MSG_CHANNEL_DATA);
      content.putInt(channel.getRecipient());
      content.putInt(part);
      content.putByte(bytes, sent, part);
      try {
        session.write(packet, channel, part);
      } catch (Exception e) {
        throw e instanceof IOException io ? io : new IOException(e.toString(), e);
      }
      sent += part;
    }
  }

  /**
   * Data of a channel, which never follows that channel's end: the session pads each packet just
   * before it encrypts it, and holds then what it holds to send the end; that the end is to come is
   * noted before.
   */
  private static final class Data extends Packet {
    private final Channel channel;

    Data(Buffer content, Channel channel) {
      super(content);
      this.channel = channel;
    }

    @Override
    void padding(int blockSize, boolean includeLength) {
      if (channel.close) {
        throw new IllegalStateException("the channel has ended");
      }
      super.padding(blockSize, includeLength);
    }
  }

  private int awaitWindow() throws IOException, InterruptedException {
    if (channel.rwsize <= 0) {
      synchronized (channel) {
        channel.notifyme++;
        try {
          while (!channel.close && channel.isConnected() && channel.rwsize <= 0) {
            channel.wait(ENDED_MS);
          }
        } finally {
          channel.notifyme--;
        }
      }
    }
    if (channel.close || !channel.isConnected()) {
      throw new IOException("the channel has ended");
    }
    return (int) Math.min(channel.rwsize, channel.rmpsize);
  }

  /** Ends our direction; the other goes on. */
  public void endSending() {
    channel.eof();
  }

  private void forget() {
    channel.connected = false;
    session.delChannel(channel);
  }

  /** Called by the sink when data arrives, lest the session's own count sinks without end. */
  public static void arrived(ChannelDirectTCPIP channel) {
    channel.lwsize = Integer.MAX_VALUE;
  }

  /** Lets the far side send so many bytes more. */
  public void grant(int bytes) throws IOException {
    Buffer buffer = new Buffer(100);
    Packet packet = new Packet(buffer);
    packet.reset();
    buffer.putByte((byte) Channel.SSH_MSG_CHANNEL_WINDOW_ADJUST);
    buffer.putInt(channel.getRecipient());
    buffer.putInt(bytes);
    try {
      synchronized (channel) {
        if (!channel.close) {
          session.write(packet);
        }
      }
    } catch (Exception e) {
      throw e instanceof IOException io ? io : new IOException(e.toString(), e);
    }
  }
}
