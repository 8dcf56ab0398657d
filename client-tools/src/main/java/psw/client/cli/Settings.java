package psw.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import psw.client.serve.Kind;
import psw.client.serve.Plan;
import psw.gate.rules.Lan;
import psw.gate.rules.Network;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.BadValue;
import psw.wire.value.Label;
import psw.wire.value.Port;

/** What the environment sets for the command line; each falls back to the default written here. */
final class Settings {
  private static final Path INSTALLED = Path.of("/var/lib/psw/cli.token");
  private static final Label DEVICE = new Label("device");

  private Settings() {}

  /** {@code PSW_DATA}: a server's data directory. */
  static Path dataDirectory(Kind kind) {
    return value("PSW_DATA").map(Path::of).orElseGet(() -> share().resolve(kind.label()));
  }

  /**
   * Where the site's key is looked at: this account's own broker's data, else those of the
   * installed one if this account may read them.
   */
  static Path siteDirectory() {
    return value("PSW_DATA")
        .map(Path::of)
        .orElseGet(
            () -> siteDirectory(share().resolve(Kind.BROKER.label()), INSTALLED.getParent()));
  }

  static Path siteDirectory(Path own, Path installed) {
    boolean there = Files.isReadable(installed.resolve("identity.p8"));
    return Files.exists(own.resolve("identity.p8")) || !there ? own : installed;
  }

  /** {@code PSW_SHARE}: where the broker leaves what gate and sshd read. */
  static Path shareDirectory() {
    return value("PSW_SHARE").map(Path::of).orElse(Path.of("/var/lib/psw-share"));
  }

  /** The same, where no sshd was installed: {@code share} in the broker's data directory. */
  static Path gatewayDirectory() {
    return value("PSW_SHARE")
        .map(Path::of)
        .orElseGet(() -> dataDirectory(Kind.BROKER).resolve("share"));
  }

  /** {@code PSW_SSH_PORT}: where the site's SSH server listens. */
  static int sshPort(int otherwise) {
    Optional<String> text = value("PSW_SSH_PORT");
    try {
      return text.isPresent() ? Port.parse(text.get()).number() : otherwise;
    } catch (BadValue e) {
      throw new Wrong("PSW_SSH_PORT is no port: 1 to 65535 are");
    }
  }

  /** {@code PSW_BROKER}: the broker that is asked. */
  static ServerUrl broker() {
    return address("PSW_BROKER", value("PSW_BROKER").orElse("http://127.0.0.1:8000"));
  }

  /**
   * {@code PSW_RENDEZVOUS}: where the broker announces its site; it refuses itself what is wrong.
   */
  static List<ServerUrl> rendezvous() {
    return rendezvousAsWritten().stream().flatMap(url -> server(url).stream()).toList();
  }

  /** A server's address, perhaps with the pin of its key, and nothing else. */
  static Optional<ServerUrl> server(String text) {
    try {
      return Optional.of(ServerUrl.parse(text));
    } catch (BadValue e) {
      return Optional.empty();
    }
  }

  /** {@code PSW_START}: the program that this was started by, if it says so. */
  static Optional<String> startedAs() {
    return value("PSW_START");
  }

  /** {@code PSW_HOME}: the device's directory. */
  static Path home() {
    return value("PSW_HOME").map(Path::of).orElseGet(() -> share().resolve("client"));
  }

  /** Whether this device has a broker: one is named, or its token lies here. */
  static boolean hasBroker() {
    return value("PSW_BROKER").isPresent() || Files.exists(tokenFile());
  }

  /**
   * Where sites are announced: the broker, or each of {@code PSW_RENDEZVOUS} where there is none;
   * empty where that is not set either.
   */
  static List<ServerUrl> directories() {
    if (hasBroker()) {
      return List.of(broker());
    }
    return rendezvousAsWritten().stream().map(text -> address("PSW_RENDEZVOUS", text)).toList();
  }

  /** Whether a server is the broker that is asked, or would be. */
  static boolean isBroker(ServerUrl server) {
    return server.equals(broker());
  }

  /** {@code PSW_RENDEZVOUS} as it is written, one address each. */
  static List<String> rendezvousAsWritten() {
    return list("PSW_RENDEZVOUS").toList();
  }

  private static Stream<String> list(String setting) {
    return Stream.of(value(setting).orElse("").split(",", -1))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** {@code PSW_LAN}: the addresses that stand for remote services in the own network. */
  static Network lan() {
    try {
      return Lan.network(value("PSW_LAN").orElse(Lan.USUAL));
    } catch (BadValue e) {
      throw new Wrong(
          "PSW_LAN is no network: one of IPv4 by its first address, /12 to /24, as " + Lan.USUAL);
    }
  }

  /** {@code PSW_NAME}: what the device calls itself, by default as its host is called. */
  static Label name() {
    Optional<String> name = value("PSW_NAME");
    try {
      return name.isPresent() ? Label.parse(name.get()) : Label.from(hostName(), DEVICE);
    } catch (BadValue e) {
      throw new Wrong("PSW_NAME is no name: 1 to 32 of a-z, 0-9 and inner hyphens are one");
    }
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.", 2)[0];
    } catch (IOException e) {
      return "";
    }
  }

  private static ServerUrl address(String setting, String text) {
    try {
      return ServerUrl.parse(text);
    } catch (BadValue e) {
      throw new Wrong(
          e.part().equals("pin")
              ? setting + ": what stands behind the address is no pin of a key: " + text
              : setting + " holds no address of a server: " + text,
          Optional.of(
              setting.equals("PSW_BROKER")
                  ? "as PSW_BROKER=http://127.0.0.1:8000 or https://HOST:8443#sha256=PIN"
                  : "as " + setting + "=https://rv.example:9443#sha256=PIN"));
    }
  }

  /** {@code PSW_HOSTS} and {@code PSW_ADDR}: by which others call a server that runs here. */
  static List<String> names() {
    return Stream.of("PSW_HOSTS", "PSW_ADDR").flatMap(Settings::list).toList();
  }

  /** {@code PSW_TLS_CERTIFICATE} and {@code PSW_TLS_KEY}; one file may hold both. */
  static Optional<Plan.Own> ownCertificate() {
    Optional<Path> certificate = value("PSW_TLS_CERTIFICATE").map(Path::of);
    Optional<Path> key = value("PSW_TLS_KEY").map(Path::of);
    if (certificate.isEmpty() && key.isPresent()) {
      throw new Wrong("PSW_TLS_KEY alone is no use: PSW_TLS_CERTIFICATE is needed, too");
    }
    return certificate.map(file -> new Plan.Own(file, key.orElse(file)));
  }

  /** {@code PSW_TOKEN_FILE}: the file that holds the broker's token. */
  static Path tokenFile() {
    return value("PSW_TOKEN_FILE")
        .map(Path::of)
        .orElseGet(() -> tokenFile(share().resolve("broker").resolve("cli.token"), INSTALLED));
  }

  /** This account's own broker's, else the installed one's if this account may read it. */
  static Path tokenFile(Path own, Path installed) {
    return Files.exists(own) || !Files.isReadable(installed) ? own : installed;
  }

  /** A setting that cannot be used. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> form;

    private Wrong(String message) {
      this(message, Optional.empty());
    }

    private Wrong(String message, Optional<String> form) {
      super(message);
      this.form = form;
    }

    /** What to write instead, or where to read of it. */
    String hint(CommandLine command) {
      return form.orElse(command.getCommandSpec().qualifiedName() + " --help");
    }
  }

  private static Path share() {
    return Path.of(System.getProperty("user.home"), ".local", "share", "psw");
  }

  private static Optional<String> value(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
  }
}
