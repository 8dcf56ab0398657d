package psw.wire.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The IPv4 addresses that an IPv6 address may stand for, where a host or a router translates:
 * compatible and mapped (RFC 4291), translated (RFC 2765, 6052, 8215) and 6to4 (RFC 3056).
 */
public final class EmbeddedIpv4 {
  private static final byte[] COMPATIBLE = new byte[12];
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
  private static final byte[] STATELESS = {0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0};
  private static final byte[] WELL_KNOWN = {0, 0x64, -1, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] LOCAL = {0, 0x64, -1, (byte) 0x9b, 0, 1};
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

  // where the four bytes are below a prefix of 48, 56, 64 and 96 bits: never in byte 8 (RFC 6052)
  private static final int[][] LOCAL_PLACES = {
    {6, 7, 9, 10}, {7, 9, 10, 11}, {9, 10, 11, 12}, {12, 13, 14, 15}
  };

  private EmbeddedIpv4() {}

  /**
   * All that it may stand for, of four bytes each; none for an IPv4 address and for other IPv6
   * ones. Below {@code 64:ff9b:1::/48}, where each network has its own form, there may be several,
   * of which those that are no host's are left out.
   *
   * @param raw the bytes of an address, 4 or 16
   */
  public static List<byte[]> of(byte[] raw) {
    if (raw.length != 16 || isLoopback(raw)) {
      return List.of();
    }
    if (begins(raw, LOCAL)) {
      return ofLocal(raw);
    }
    boolean last =
        begins(raw, COMPATIBLE)
            || begins(raw, MAPPED)
            || begins(raw, STATELESS)
            || begins(raw, WELL_KNOWN);
    if (last) {
      return List.of(Arrays.copyOfRange(raw, 12, 16));
    }
    return begins(raw, SIX_TO_FOUR) ? List.of(Arrays.copyOfRange(raw, 2, 6)) : List.of();
  }

  private static List<byte[]> ofLocal(byte[] raw) {
    List<byte[]> found = new ArrayList<>();
    for (int[] at : LOCAL_PLACES) {
      // what is no host's is only another form's prefix or end
      int first = raw[at[0]] & 0xff;
      if (first > 0 && first < 224) {
        found.add(new byte[] {raw[at[0]], raw[at[1]], raw[at[2]], raw[at[3]]});
      }
    }
    return found;
  }

  private static boolean isLoopback(byte[] raw) {
    return begins(raw, COMPATIBLE) && raw[12] == 0 && raw[13] == 0 && raw[14] == 0 && raw[15] == 1;
  }

  private static boolean begins(byte[] raw, byte[] prefix) {
    return Arrays.equals(raw, 0, prefix.length, prefix, 0, prefix.length);
  }
}
