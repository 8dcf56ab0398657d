package psw.gate.receive;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The kernel's own list of addresses (xt_recent, iptables-extensions(8)): a line {@code +ADDRESS}
 * written to it lets that address in, and who may write it is a matter of the file's mode alone.
 */
public final class RecentList implements Opener {
  /** Where the kernel shows its lists. */
  public static final Path KERNEL = Path.of("/proc/net/xt_recent");

  private final Path v4;
  private final Path v6;

  /** The lists that the rules of this project name, in a directory as {@link #KERNEL}. */
  public RecentList(Path directory) {
    this.v4 = directory.resolve("PSW_SPA");
    this.v6 = directory.resolve("PSW6_SPA");
  }

  /** Whether the rules that are loaded have at least one of them. */
  public boolean isThere() {
    return v4.toFile().exists() || v6.toFile().exists();
  }

  @Override
  public void open(InetAddress source) throws IOException {
    Path list = source instanceof Inet4Address ? v4 : v6;
    String line = '+' + text(source) + '\n';
    // anew each time: rules that were loaded again have new lists under the same name
    try (FileChannel out = FileChannel.open(list, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  // a link-local one names its interface, which the kernel takes for no address
  private static String text(InetAddress source) {
    return source.getHostAddress().replaceFirst("%.*", "");
  }
}
