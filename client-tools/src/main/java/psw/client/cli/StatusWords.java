package psw.client.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** How the wormholes stand that are kept, put in words. */
final class StatusWords {
  private final List<JsonObject> sites;

  private StatusWords(List<JsonObject> sites) {
    this.sites = sites;
  }

  static StatusWords of(Optional<JsonObject> answer) throws IOException {
    try {
      return new StatusWords(answer.isPresent() ? answer.get().objects("sites") : List.of());
    } catch (BadValue e) {
      throw new IOException("no answer that can be read", e);
    }
  }

  boolean isEmpty() {
    return sites.isEmpty();
  }

  boolean areAllOpen() throws IOException {
    return areAll(site -> !site.objects("wormholes").isEmpty() && shut(site).isEmpty());
  }

  /** Whether a port was sought for each that is offered now, where its user need do nothing. */
  boolean areAllTried() throws IOException {
    for (JsonObject site : sites) {
      if (!isTried(site)) {
        return false;
      }
    }
    return !sites.isEmpty();
  }

  private static boolean isTried(JsonObject site) throws IOException {
    try {
      boolean sought = !site.objects("wormholes").isEmpty() || !shut(site).isEmpty();
      return site.flag("stuck") || (site.flag("open") && sought);
    } catch (BadValue e) {
      throw new IOException("no answer that can be read", e);
    }
  }

  private interface Trait {
    boolean isThatOf(JsonObject site) throws BadValue;
  }

  /** Whether there are sites, each with a session, and this is true of each. */
  private boolean areAll(Trait trait) throws IOException {
    try {
      boolean all = !sites.isEmpty();
      for (JsonObject site : sites) {
        all &= site.flag("open") && trait.isThatOf(site);
      }
      return all;
    } catch (BadValue e) {
      throw new IOException("no answer that can be read", e);
    }
  }

  /** A line for each site, and below it one for each wormhole. */
  List<String> lines() throws IOException {
    return lines(this, 0);
  }

  /** The same with rates. */
  List<String> lines(StatusWords before, double seconds) throws IOException {
    try {
      List<String> lines = new ArrayList<>();
      for (JsonObject site : sites) {
        lines.add(line(site, before.of(site.text("site")), seconds));
        for (JsonObject wormhole : site.objects("wormholes")) {
          lines.add(
              "  "
                  + wormhole.text("listen")
                  + " -> "
                  + site.text("site")
                  + '/'
                  + wormhole.text("service")
                  + wormhole.optionalText("refused").map(", but refused: "::concat).orElse(""));
        }
        for (JsonObject one : shut(site)) {
          lines.add("  " + reason(site, one));
        }
      }
      return lines;
    } catch (BadValue e) {
      throw new IOException("no answer that can be read", e);
    }
  }

  // one that was begun before an update does not tell
  private static List<JsonObject> shut(JsonObject site) throws BadValue {
    return site.members().containsKey("shut") ? site.objects("shut") : List.of();
  }

  private static String reason(JsonObject site, JsonObject shut) throws BadValue {
    boolean offered = !shut.members().containsKey("offered") || shut.flag("offered");
    String path = site.text("site") + '/' + shut.text("service");
    return offered ? Ports.noPort(path, shut.text("why")) : shut.text("why");
  }

  private Optional<JsonObject> of(String name) throws BadValue {
    for (JsonObject site : sites) {
      if (site.text("site").equals(name)) {
        return Optional.of(site);
      }
    }
    return Optional.empty();
  }

  private static String line(JsonObject site, Optional<JsonObject> before, double seconds)
      throws BadValue {
    if (!site.flag("open")) {
      String trouble = site.text("trouble");
      return site.text("site") + "  away" + (trouble.isEmpty() ? "" : ": " + trouble);
    }
    long connections = site.integer("connections");
    String line =
        site.text("site")
            + "  open since "
            + site.text("since")
            + "  round trip "
            + String.format(Locale.ROOT, "%.1f ms", site.integer("rtt_us") / 1000.0)
            + "  "
            + connections
            + (connections == 1 ? " connection" : " connections");
    return seconds == 0
        ? line
        : line
            + "  down "
            + rate(site, before, "down", seconds)
            + "  up "
            + rate(site, before, "up", seconds);
  }

  private static String rate(
      JsonObject now, Optional<JsonObject> before, String way, double seconds) throws BadValue {
    long then = before.isPresent() ? before.get().integer(way) : 0;
    double perSecond = Math.max(0, now.integer(way) - then) / seconds;
    return perSecond < 1000
        ? Math.round(perSecond) + " B/s"
        : perSecond < 1_000_000
            ? Math.round(perSecond / 1000) + " kB/s"
            : String.format(Locale.ROOT, "%.1f MB/s", perSecond / 1e6);
  }
}
