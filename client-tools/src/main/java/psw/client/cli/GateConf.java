package psw.client.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import psw.gate.rules.BadSetting;
import psw.gate.rules.Settings;

/** The file in which a site's owner says what its gate does. */
final class GateConf {
  /** Where it lies. */
  static final Path FILE = Path.of("/etc/psw/gate.conf");

  // a thousand times what it is; what goes on for ever is no file of settings
  private static final int MOST = 1 << 20;

  private GateConf() {}

  /**
   * Reads one.
   *
   * @throws Bad when it cannot be used; the message says what is wrong with it
   */
  static Settings read(Path file) throws IOException {
    try {
      return Settings.parse(text(file));
    } catch (BadSetting e) {
      throw new Bad(file + e.line().map(line -> ", line " + line).orElse("") + ": " + words(e));
    } catch (CharacterCodingException e) {
      throw new Bad(file + " is not written in UTF-8");
    } catch (Bad | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new FileSystemException(file.toString(), null, e.getMessage());
    }
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = in.readNBytes(MOST + 1);
      if (read.length > MOST) {
        throw new Bad(file + " is too long for settings");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
    }
  }

  /** What a new site has. */
  static Settings ofNewSite() {
    try {
      return Settings.parse("");
    } catch (BadSetting e) {
      throw new IllegalStateException(e);
    }
  }

  private static String words(BadSetting bad) {
    String key = bad.key();
    return switch (bad.fault()) {
      case NO_SETTING -> "it is no setting: key = value is needed";
      case UNKNOWN_KEY -> "there is no key \"" + key + '"';
      case KEY_TWICE -> "\"" + key + "\" is there twice";
      case MISSING -> '"' + key + "\" is missing, which \"" + bad.other() + "\" needs";
      case NOT_ALLOWED -> said(bad) + " cannot be: " + allowed(key);
      case PORT_TWICE -> "a port has one use, and " + twice(bad);
    };
  }

  private static String said(BadSetting bad) {
    return bad.value().isEmpty() ? '"' + bad.key() + '"' : bad.key() + " = " + bad.value();
  }

  private static String twice(BadSetting bad) {
    String port = bad.value().isEmpty() ? "one" : bad.value();
    return bad.key().equals(bad.other())
        ? port + " stands twice in \"" + bad.key() + '"'
        : port + " of \"" + bad.key() + "\" is that of \"" + bad.other() + "\" already";
  }

  private static String allowed(String key) {
    return switch (key) {
      case "ssh" -> "it is 1 to 4 ports, commas between";
      case "broker", "tls" ->
          "it is public, loopback, or up to 16 networks by their first addresses, commas between,"
              + " as 192.168.1.0/24";
      case "knock" -> "it is spa, sequence or both";
      case "sequence" -> "it is 3 to 8 ports, all different, commas between";
      case "window" -> "it is a number of seconds, 5 to 300";
      case "once" -> "it is yes or no";
      case "open" -> "it is up to 64 ports, commas between, as 443/tcp, 51820/udp";
      case "lan" -> "it is 1 to 8 interfaces of the network behind this host, as eth1";
      case "lan-network" ->
          "it is a network of IPv4 by its first address, /12 to /24, as 10.199.0.0/16";
      default -> "it is a port, 1 to 65535";
    };
  }

  /** A file of settings that cannot be used. */
  static final class Bad extends IOException {
    private static final long serialVersionUID = 1L;

    Bad(String message) {
      super(message);
    }

    /** What its owner may look up. */
    static String hint() {
      return "the keys: " + String.join(", ", Settings.keys());
    }
  }
}
