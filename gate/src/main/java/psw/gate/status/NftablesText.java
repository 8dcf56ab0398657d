package psw.gate.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psw.gate.rules.Count;
import psw.gate.status.Status.Entry;
import psw.wire.json.Json;
import psw.wire.json.JsonLimits;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** What nft(8) prints. */
final class NftablesText {
  private static final Pattern FORWARDED =
      Pattern.compile("\\b(tcp|udp) dport (\\{[^}]*}|[0-9-]+).* dnat ");
  private static final Pattern OF_LOOPBACK = Pattern.compile("\\bdaddr (127\\.|::1)");
  private static final Pattern HEAD = Pattern.compile("(table|chain) (.*) \\{");
  private static final Pattern DENIES = Pattern.compile("\\b(drop|reject)\\b");

  private static final Pattern SHUT = Pattern.compile("\\bhook input .*; policy drop;");

  private NftablesText() {}

  /** Those in a set, of {@code nft -j list table}. */
  static List<Entry> entries(String json, String set, String list, Duration stay) throws BadValue {
    List<Entry> entries = new ArrayList<>();
    for (JsonObject one : items(json, "set")) {
      if (one.text("name").equals(set)) {
        for (Object element : elements(one)) {
          if (element instanceof JsonObject object) {
            JsonObject with = object.object("elem");
            Duration left = Duration.ofSeconds(with.optionalInteger("expires").orElse(0L));
            entries.add(new Entry(with.text("val"), list, Optional.of(left)));
          } else {
            entries.add(new Entry(element.toString(), list, Optional.of(stay)));
          }
        }
      }
    }
    return entries;
  }

  private static List<?> elements(JsonObject set) {
    return set.members().get("elem") instanceof List<?> list ? list : List.of();
  }

  /** Packets by what they are counted as, of the same. */
  static Map<Count, Long> counts(String json) throws BadValue {
    Map<Count, Long> counts = new EnumMap<>(Count.class);
    for (JsonObject one : items(json, "counter")) {
      for (Count count : Count.values()) {
        if (one.text("name").equals(count.name().toLowerCase(Locale.ROOT))) {
          counts.put(count, one.integer("packets"));
        }
      }
    }
    return counts;
  }

  private static List<JsonObject> items(String json, String kind) throws BadValue {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    List<JsonObject> items = new ArrayList<>();
    for (JsonObject item : Json.parseObject(utf8, JsonLimits.ANSWER).objects("nftables")) {
      item.optionalObject(kind).ifPresent(items::add);
    }
    return items;
  }

  /** Whether our table, line by line, drops what it does not let in. */
  static boolean isShut(List<String> table) {
    return table.stream().anyMatch(line -> SHUT.matcher(line).find())
        && table.stream().noneMatch(line -> line.strip().startsWith("flags dormant"));
  }

  /** Ports that are sent on to somewhere else, of {@code nft list ruleset}; as {@code 8080/tcp}. */
  static Set<String> forwarded(String ruleset) {
    Set<String> ports = new HashSet<>();
    for (String line : ruleset.lines().toList()) {
      Matcher found = FORWARDED.matcher(line);
      if (found.find() && !OF_LOOPBACK.matcher(line).find()) {
        for (String port : found.group(2).replaceAll("[{} ]", "").split(",", -1)) {
          ports.add(port + "/" + found.group(1));
        }
      }
    }
    return ports;
  }

  /**
   * Tables of others that may drop or reject what is for this host, of the same.
   *
   * @param others which tables are to be judged: not ours
   */
  static List<String> denying(String ruleset, java.util.function.Predicate<String> others) {
    List<String> tables = new ArrayList<>();
    String table = "";
    boolean asked = false;
    boolean denies = false;
    for (String line : (ruleset + "\ntable end {").lines().toList()) {
      Matcher head = HEAD.matcher(line.strip());
      if (head.matches() && head.group(1).equals("table")) {
        if (asked && denies && others.test(table)) {
          tables.add(table);
        }
        table = head.group(2);
        asked = false;
        denies = false;
      }
      asked |= line.contains("type filter hook input ");
      denies |= DENIES.matcher(line).find();
    }
    return tables;
  }
}
