package psw.wire.knock;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import psw.wire.value.BadValue;
import psw.wire.value.BadValue.Reason;

/**
 * What a knock says, its body of 48 bytes:
 *
 * <pre>
 * 0   8  time, ms since 1970, strictly increasing under one key
 * 8   1  action, 1: open
 * 9   1  address family: 0 none, 4, 6
 * 10  2  port, 0: the gate's rules say which
 * 12  2  window, 0: the gate's rules say how long
 * 14  2  zero
 * 16 16  the address that its sender believes to have; IPv4 as ::ffff:a.b.c.d, none as zeros
 * 32 16  tag, random
 * </pre>
 *
 * @param at when it was sent, by its sender's clock; whole milliseconds from 1970 on
 * @param source the address that its sender claims to send it from
 * @param tag 32 hexadecimal digits by which both sides find it in their logs
 */
public record Knock(Instant at, Optional<InetAddress> source, String tag) {
  /** The length of a body. */
  static final int LENGTH = 48;

  private static final byte OPEN = 1;
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
  private static final byte[] NOWHERE = new byte[16];
  private static final java.util.HexFormat HEX = java.util.HexFormat.of();

  /**
   * Reads a body; parts "action", "family", "source", "port", "window", "at" and "zero" are out of
   * range when they are not as version 1 wants them.
   */
  static Knock parse(byte[] body) throws BadValue {
    ByteBuffer in = ByteBuffer.wrap(body);
    long at = in.getLong();
    // what is negative is beyond any clock as an unsigned number
    must(at >= 0, "at");
    must(in.get() == OPEN, "action");
    byte family = in.get();
    must(in.getShort() == 0, "port");
    must(in.getShort() == 0, "window");
    must(in.getShort() == 0, "zero");
    byte[] address = new byte[16];
    in.get(address);
    byte[] tag = new byte[16];
    in.get(tag);
    return new Knock(Instant.ofEpochMilli(at), source(family, address), HEX.formatHex(tag));
  }

  private static Optional<InetAddress> source(byte family, byte[] address) throws BadValue {
    boolean mapped = Arrays.equals(address, 0, 12, MAPPED, 0, 12);
    switch (family) {
      case 0 -> {
        must(Arrays.equals(address, NOWHERE), "source");
        return Optional.empty();
      }
      case 4 -> {
        must(mapped, "source");
        return Optional.of(address(Arrays.copyOfRange(address, 12, 16)));
      }
      case 6 -> {
        // one spelling for each address: a mapped one is of family 4
        must(!mapped, "source");
        return Optional.of(address(address));
      }
      default -> throw new BadValue("family", Reason.OUT_OF_RANGE);
    }
  }

  byte[] toBody() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.putLong(at.toEpochMilli()).put(OPEN).put(family());
    out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    byte[] raw = source.map(InetAddress::getAddress).orElse(NOWHERE);
    if (raw.length == 4) {
      out.put(MAPPED);
    }
    return out.put(raw).put(HEX.parseHex(tag)).array();
  }

  private byte family() {
    return source.map(address -> (byte) (address instanceof Inet4Address ? 4 : 6)).orElse((byte) 0);
  }

  private static InetAddress address(byte[] raw) {
    try {
      return InetAddress.getByAddress(raw);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // 4 and 16 bytes are always an address
    }
  }

  private static void must(boolean holds, String part) throws BadValue {
    if (!holds) {
      throw new BadValue(part, Reason.OUT_OF_RANGE);
    }
  }
}
