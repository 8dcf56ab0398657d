package psw.client.cli;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import psw.gate.rules.Backend;
import psw.gate.rules.Count;
import psw.gate.rules.Lan;
import psw.gate.rules.Reach;
import psw.gate.rules.Settings;
import psw.gate.status.Status;
import psw.gate.status.Status.Entry;
import psw.gate.status.Status.Owner;
import psw.gate.status.Warning;
import psw.wire.json.JsonObject;
import psw.wire.value.Port;

/** How a gate stands, for programs. */
final class FirewallJson {
  private FirewallJson() {}

  static JsonObject of(Status status) {
    JsonObject.Builder loaded = JsonObject.with("any", status.isAnyLoaded());
    Map<String, Object> packets = new LinkedHashMap<>();
    for (Backend backend : Backend.values()) {
      if (status.loaded().containsKey(backend)) {
        loaded.and(word(backend), word(status.loaded().get(backend)));
        packets.put(word(backend), counts(status.counts().getOrDefault(backend, Map.of())));
      }
    }
    return JsonObject.with("rules", loaded.build())
        .and("waiting", status.waiting().map(Duration::toSeconds))
        .and("boot", word(status.boot()))
        .and("settings", settings(status.settings()))
        .and("receiver", status.receiver().map(FirewallJson::owner))
        .and("admitted", status.admitted().stream().map(FirewallJson::entry).toList())
        .and("underway", status.underway().stream().map(FirewallJson::entry).toList())
        .and("packets", new JsonObject(packets))
        .and("warnings", status.warnings().stream().map(FirewallJson::warning).toList())
        .build();
  }

  private static JsonObject settings(Settings settings) {
    return JsonObject.with("hidden", numbers(settings.ssh()))
        .and("knock", settings.knocks().stream().map(FirewallJson::word).sorted().toList())
        .and("spaPort", settings.spa().number())
        .and("window", settings.window().toSeconds())
        .and("once", settings.once())
        .and("broker", door(settings.broker()))
        .and("tls", door(settings.tls()))
        .and("tcp", numbers(settings.tcp()))
        .and("udp", numbers(settings.udp()))
        .and("lan", settings.lan().map(Lan::interfaces).orElse(List.of()))
        .and("lanNetwork", settings.lan().map(lan -> lan.network().toString()))
        .build();
  }

  private static JsonObject door(Settings.Door door) {
    Reach reach = door.reach();
    return JsonObject.with("port", door.port().number())
        .and("everybody", reach.everybody())
        .and("networks", reach.networks().stream().map(Object::toString).toList())
        .build();
  }

  private static JsonObject counts(Map<Count, Long> counts) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Count count : Count.values()) {
      if (counts.containsKey(count)) {
        all.put(word(count), counts.get(count));
      }
    }
    return new JsonObject(all);
  }

  private static JsonObject entry(Entry entry) {
    return JsonObject.with("address", entry.address())
        .and("list", entry.list().toLowerCase(Locale.ROOT))
        .and("left", entry.left().map(Duration::toSeconds))
        .build();
  }

  private static JsonObject owner(Owner owner) {
    return JsonObject.with("pid", owner.pid())
        .and("name", owner.name())
        .and("ours", owner.receiver())
        .and("port", owner.port())
        .build();
  }

  private static JsonObject warning(Warning warning) {
    return JsonObject.with("kind", word(warning.kind())).and("what", warning.what()).build();
  }

  private static List<Long> numbers(List<Port> ports) {
    return ports.stream().map(port -> (long) port.number()).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
