package psw.server.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import psw.wire.announcement.SshEnd;
import psw.wire.value.BadValue;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;

/**
 * Every setting of a server.
 *
 * @param kind which server it is
 * @param data its data directory, absolute ({@code psw.data})
 * @param database a JDBC address of H2 instead of the data directory's own ({@code psw.db.url})
 * @param name how the site calls itself ({@code psw.name}; default: the host name)
 * @param rendezvous addresses of rendez-vous as written ({@code psw.rendezvous}, commas between)
 * @param hosts further names by which this server may be called ({@code psw.hosts}), lower case
 * @param lease term of an announcement and of its leases ({@code psw.lease}, 10 to 3600 seconds)
 * @param addresses where the site is reached ({@code psw.addr}, commas between), at most 8; learned
 *     where there are none
 * @param forwarded whether a router has other ports outside than there are here ({@code
 *     psw.outside.ssh.port}, {@code psw.outside.spa.port})
 * @param ssh the site's SSH server as it is reached ({@code psw.outside.ssh.port}, else {@code
 *     psw.ssh.port}; {@code psw.ssh.hostkey}), if its key can be read
 * @param ownPorts where this broker ({@code psw.port}, {@code psw.tls.port}) and SSH servers of
 *     this host listen
 * @param share the directory that the SSH server reads grants from, if another than usual ({@code
 *     psw.share}; default: {@code share} in the data directory, where psw gateway made it)
 * @param knocks how the site's gate is opened
 * @param limits what others may use up
 * @param tls the pin of this server's TLS key, {@code sha256/…} ({@code psw.tls.pin})
 * @param proxies reverse proxies whose forwarding headers are believed ({@code psw.proxy}, commas
 *     between)
 * @param openId who else says that somebody is a broker's owner ({@code psw.openid…})
 */
public record Settings(
    ServerKind kind,
    Path data,
    Optional<String> database,
    Label name,
    List<String> rendezvous,
    Set<String> hosts,
    Duration lease,
    List<IpAddress> addresses,
    boolean forwarded,
    Optional<SshEnd> ssh,
    Set<Port> ownPorts,
    Optional<Path> share,
    Knocks knocks,
    Limits limits,
    Optional<String> tls,
    Set<IpAddress> proxies,
    Optional<OpenId> openId) {

  private static final int MOST_ADDRESSES = 8;
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  static final String OUTSIDE_SSH = "psw.outside.ssh.port";
  static final String OUTSIDE_SPA = "psw.outside.spa.port";
  private static final Path ETC = Path.of("/etc");
  // said to be never granted, also where this broker has another
  private static final Port USUAL_TLS = new Port(8443);
  // where server-config/sshd puts the SSH server for tunnels when port 22 is taken
  private static final Port SECOND_SSH = new Port(22022);
  private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9_-]{43}");

  /** Copies the collections in. */
  public Settings {
    rendezvous = List.copyOf(rendezvous);
    hosts = Set.copyOf(hosts);
    addresses = List.copyOf(addresses);
    ownPorts = Set.copyOf(ownPorts);
    proxies = Set.copyOf(proxies);
  }

  /**
   * Reads the settings of this process.
   *
   * @throws BadSetting for the first that cannot be used
   */
  public static Settings load() {
    return read(ServerKind.ofThisWar(), Source.ofThisProcess());
  }

  static Settings read(ServerKind kind, Source source) {
    Path data = data(kind, source);
    Optional<Path> share = share(source, data);
    return new Settings(
        kind,
        data,
        database(source),
        name(source),
        source.list("psw.rendezvous"),
        hosts(source),
        Duration.ofSeconds(source.number("psw.lease", 10, 3600, 900)),
        own(source),
        source.text(OUTSIDE_SSH).or(() -> source.text(OUTSIDE_SPA)).isPresent(),
        SshHostKey.read(source, ETC, share),
        ownPorts(source, share),
        share,
        Knocks.read(source),
        Limits.read(source),
        tls(source),
        new HashSet<>(addresses(source, "psw.proxy")),
        kind == ServerKind.BROKER ? OpenId.read(source) : Optional.empty());
  }

  private static Set<String> hosts(Source source) {
    Set<String> names = new HashSet<>();
    for (String name : source.list("psw.hosts")) {
      if (!HOST.matcher(name).matches()) {
        throw new BadSetting("psw.hosts", "must be host names without port, with commas between");
      }
      names.add(name.toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static Path data(ServerKind kind, Source source) {
    String otherwise = System.getProperty("user.home") + "/.local/share/psw/" + kind;
    String text = source.text("psw.data").orElse(otherwise);
    // it would begin an option in the database's address
    if (text.indexOf(';') >= 0) {
      throw new BadSetting("psw.data", "must be a directory without a semicolon in its name");
    }
    return directory("psw.data", text);
  }

  private static Optional<Path> share(Source source, Path data) {
    Optional<Path> named = source.text("psw.share").map(text -> directory("psw.share", text));
    return named.or(() -> Optional.of(data.resolve("share")).filter(own -> Files.isDirectory(own)));
  }

  private static Path directory(String name, String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new BadSetting(name, "must be a directory");
    }
  }

  private static Set<Port> ownPorts(Source source, Optional<Path> share) {
    // not Set.of, which takes none twice
    return new HashSet<>(
        List.of(
            new Port((int) source.number("psw.port", 1, 65535, 8000)),
            new Port((int) source.number("psw.tls.port", 1, 65535, 8443)),
            USUAL_TLS,
            SshHostKey.port(source, ETC, share),
            SshHostKey.outside(source, ETC, share),
            SECOND_SSH));
  }

  private static Optional<String> database(Source source) {
    Optional<String> url = source.text("psw.db.url");
    if (url.isPresent() && !url.get().startsWith("jdbc:h2:")) {
      throw new BadSetting("psw.db.url", "must begin with jdbc:h2:");
    }
    return url;
  }

  private static Label name(Source source) {
    Optional<String> text = source.text("psw.name");
    try {
      return text.isPresent() ? Label.parse(text.get()) : Label.from(hostName(), new Label("site"));
    } catch (BadValue e) {
      throw new BadSetting("psw.name", "must be 1 to 32 of a-z, 0-9 and inner hyphens");
    }
  }

  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.", 2)[0];
    } catch (java.io.IOException e) {
      return elsewhere();
    }
  }

  private static String elsewhere() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static List<IpAddress> own(Source source) {
    List<IpAddress> all = addresses(source, "psw.addr");
    if (all.size() > MOST_ADDRESSES) {
      throw new BadSetting("psw.addr", "must be at most " + MOST_ADDRESSES + " addresses");
    }
    return all;
  }

  private static List<IpAddress> addresses(Source source, String name) {
    List<IpAddress> all = new ArrayList<>();
    for (String text : source.list(name)) {
      try {
        all.add(IpAddress.parse(text));
      } catch (BadValue e) {
        throw new BadSetting(name, "must be unicast IP addresses with commas between");
      }
    }
    return all;
  }

  private static Optional<String> tls(Source source) {
    Optional<String> pin = source.text("psw.tls.pin");
    if (pin.isPresent() && !PIN.matcher(pin.get()).matches()) {
      throw new BadSetting("psw.tls.pin", "must be sha256/ and 43 characters of base64url");
    }
    return pin;
  }
}
