package psw.client.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psw.gate.rules.Backend;
import psw.gate.rules.Count;
import psw.gate.rules.KnockKind;
import psw.gate.rules.Reach;
import psw.gate.rules.Rules;
import psw.gate.rules.Settings;
import psw.gate.status.Status;
import psw.gate.status.Status.Entry;
import psw.gate.status.Status.Loaded;
import psw.wire.value.Port;

/** How a gate stands, in words: a table of what it is about and how that is. */
final class FirewallWords {
  private final Status status;
  private final Settings settings;
  private final List<List<String>> rows = new ArrayList<>();

  private FirewallWords(Status status) {
    this.status = status;
    this.settings = status.settings();
  }

  static List<String> lines(Status status, Path file) {
    FirewallWords words = new FirewallWords(status);
    words.loaded(file);
    words.rules();
    words.people();
    words.counts();
    return Table.of(words.rows);
  }

  private void row(String about, String how) {
    rows.add(List.of(about, how));
  }

  private void rows(String about, List<String> all) {
    String first = about;
    for (String how : all) {
      row(first, how);
      first = "";
    }
  }

  private void loaded(Path file) {
    for (Backend backend : Backend.values()) {
      if (status.loaded().containsKey(backend)) {
        row(
            rows.isEmpty() ? "rules" : "",
            name(backend) + ": " + loaded(status.loaded().get(backend), file));
      }
    }
    status
        .waiting()
        .ifPresent(
            left -> row("waiting", left.toSeconds() + " s to be confirmed, then back as before"));
    row("at boot", boot());
  }

  private static String name(Backend backend) {
    return switch (backend) {
      case IPTABLES -> "iptables, IPv4";
      case IP6TABLES -> "iptables, IPv6";
      case NFTABLES -> "nftables, IPv4 and IPv6";
    };
  }

  private static String loaded(Loaded loaded, Path file) {
    return switch (loaded) {
      case AS_SET -> "loaded, as " + file + " says";
      case OTHERS -> "loaded, but NOT as " + file + " says: psw firewall show";
      case FORMER -> "loaded, but used no more since iptables is here: psw firewall apply";
      case NONE -> "NOT loaded: psw firewall apply";
    };
  }

  private String boot() {
    return switch (status.boot()) {
      case AS_LOADED -> "loaded again, as they are now";
      case DIFFERS -> "loaded as they were confirmed last, NOT as they are now";
      case NOTHING_KEPT -> "NOT loaded: nothing was confirmed yet; psw firewall confirm";
      case NOT_ENABLED -> "NOT loaded: systemctl enable psw-firewall";
    };
  }

  private void rules() {
    String once = status.isAnyLoaded() ? "" : ", once the rules are loaded";
    row("hidden", ports(settings.ssh()) + " (TCP)" + once);
    row("opened by", openedBy() + ", for " + settings.window().toSeconds() + " s" + once());
    row("broker", reach(settings.broker()) + "; over TLS " + reach(settings.tls()));
    List<String> open = new ArrayList<>();
    settings.tcp().forEach(port -> open.add(port + "/tcp"));
    settings.udp().forEach(port -> open.add(port + "/udp"));
    row("open", open.isEmpty() ? "nothing else" : String.join(", ", open));
    settings
        .lan()
        .ifPresent(
            lan ->
                row(
                    "own network",
                    lan.network() + " for what comes by " + String.join(", ", lan.interfaces())));
    if (settings.knocks().contains(KnockKind.SPA)) {
      row("receiver", receiver());
    }
  }

  private String openedBy() {
    List<String> ways = new ArrayList<>();
    if (settings.knocks().contains(KnockKind.SPA)) {
      ways.add("one authenticated datagram to UDP " + settings.spa());
    }
    if (settings.knocks().contains(KnockKind.SEQUENCE)) {
      ways.add("the knocks " + ports(settings.sequence()));
    }
    return String.join(", or ", ways);
  }

  private String once() {
    return settings.once() ? " and one connection" : "";
  }

  private static String ports(List<Port> ports) {
    return ports.stream().map(Port::toString).collect(Collectors.joining(", "));
  }

  private static String reach(Settings.Door door) {
    Reach reach = door.reach();
    String who =
        reach.everybody()
            ? "everybody"
            : reach.isLoopback()
                ? "this host alone"
                : reach.networks().stream().map(Object::toString).collect(Collectors.joining(", "));
    return door.port() + " for " + who;
  }

  private String receiver() {
    return status
        .receiver()
        .map(
            owner ->
                owner.receiver()
                    ? "listens on UDP " + owner.port() + at(owner) + ", process " + owner.pid()
                    : "NOT ours: UDP " + settings.spa() + " is held by " + holder(owner))
        .orElse("does NOT run: systemctl restart psw-gate");
  }

  private String at(Status.Owner owner) {
    return owner.port() == settings.spa().number()
        ? ""
        : ", NOT on "
            + settings.spa()
            + (status.loaded().containsValue(Loaded.OTHERS)
                ? ", as the loaded rules say"
                : ": systemctl restart psw-gate");
  }

  private static String holder(Status.Owner owner) {
    return owner.name().isEmpty()
        ? "a process that cannot be seen from here"
        : owner.name() + ", process " + owner.pid();
  }

  private void people() {
    List<String> in = latest(status.admitted()).map(FirewallWords::admitted).toList();
    rows("let in", in.isEmpty() ? List.of("nobody") : in);
    rows("knocking", latest(status.underway()).map(one -> step(one) + left(one)).toList());
  }

  private static Stream<Entry> latest(List<Entry> entries) {
    Comparator<Entry> left = Comparator.comparing(one -> one.left().orElse(Duration.ZERO));
    return entries.stream().sorted(left.reversed());
  }

  private static String admitted(Entry one) {
    return one.address()
        + (one.list().equals("SPA") ? ", by a datagram" : ", by a sequence")
        + left(one);
  }

  private String step(Entry one) {
    List<String> steps =
        Rules.lists(settings).keySet().stream()
            .filter(list -> !list.equals("SPA") && !list.equals("OPEN"))
            .toList();
    int made = steps.indexOf(one.list()) + 1;
    return one.address() + ", " + made + " of " + settings.sequence().size() + " knocks";
  }

  private static String left(Entry one) {
    return one.left().map(left -> ", " + left.toSeconds() + " s left").orElse("");
  }

  private void counts() {
    List<String> lines = new ArrayList<>();
    for (Count count : Count.values()) {
      String packets =
          Stream.of(Backend.values())
              .filter(backend -> counted(backend).containsKey(count))
              .map(backend -> counted(backend).get(count) + over(backend))
              .collect(Collectors.joining(", "));
      if (!packets.isEmpty()) {
        lines.add(words(count) + ": " + packets);
      }
    }
    rows("packets", lines);
  }

  private Map<Count, Long> counted(Backend backend) {
    return status.counts().getOrDefault(backend, Map.of());
  }

  private static String over(Backend backend) {
    return switch (backend) {
      case IPTABLES -> " over IPv4";
      case IP6TABLES -> " over IPv6";
      case NFTABLES -> "";
    };
  }

  private static String words(Count count) {
    return switch (count) {
      case KNOCKS -> "judged by the receiver";
      case BY_SPA -> "let in by a datagram";
      case BY_SEQUENCE -> "let in by a sequence";
      case GUESTS -> "let in to the broker";
      case TOO_MANY -> "dropped, too many of one caller";
      case KEPT_OPEN -> "let in to what is open";
      case UNANSWERED -> "dropped unanswered";
    };
  }
}
