package psw.gate.status;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import psw.gate.firewall.Difference;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.NotLoaded;
import psw.gate.program.Program;
import psw.gate.rules.Backend;
import psw.gate.rules.Count;
import psw.gate.rules.Rules;
import psw.gate.rules.Settings;
import psw.gate.status.Status.Boot;
import psw.gate.status.Status.Entry;
import psw.gate.status.Status.Loaded;
import psw.wire.value.BadValue;

/** One look at a gate. */
final class Inspection {
  private static final String UNIT = "psw-firewall.service";
  private static final List<String> ENTRANCES = List.of("SPA", "OPEN");

  private final Firewall firewall;
  private final Settings wanted;
  private final Settings settings;
  private final boolean known;
  private final Optional<Jiffies> clock = Host.clock();
  private final Map<Backend, String> printed = new EnumMap<>(Backend.class);

  Inspection(Firewall firewall, Settings wanted) throws IOException, NotLoaded {
    this.firewall = firewall;
    this.wanted = wanted;
    for (Backend backend : firewall.loaded().keySet()) {
      printed.put(
          backend,
          backend == Backend.NFTABLES
              ? said(false, "nft", "-j", "list", "table", "inet", "psw")
              : said(true, backend.program().replace("-restore", "-save"), "-c"));
    }
    List<Settings> all = new ArrayList<>(List.of(wanted));
    all.addAll(firewall.known());
    Optional<Settings> loaded = loadedOf(all);
    this.known = loaded.isPresent();
    this.settings = loaded.orElse(all.get(Math.min(1, all.size() - 1)));
  }

  // what the kernel has, whatever was written into the file since
  private Optional<Settings> loadedOf(List<Settings> all) throws IOException, NotLoaded {
    for (Settings each : all) {
      if (!loaded(each).containsValue(Loaded.OTHERS)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  Status status() throws IOException, NotLoaded {
    // first, since they do not wait
    List<Entry> admitted = new ArrayList<>();
    List<Entry> underway = new ArrayList<>();
    for (Map.Entry<String, Duration> list : Rules.lists(settings).entrySet()) {
      (ENTRANCES.contains(list.getKey()) ? admitted : underway)
          .addAll(entries(list.getKey(), list.getValue()));
    }
    Map<Backend, Loaded> loaded = loaded(wanted);
    firewall
        .former()
        .filter(one -> loaded.get(one) != Loaded.NONE)
        .ifPresent(one -> loaded.put(one, Loaded.FORMER));
    Beside beside = Beside.of(settings);
    return new Status(
        settings,
        loaded,
        firewall.left(),
        boot(),
        admitted,
        underway,
        counts(),
        beside.receiver(),
        warnings(beside, loaded));
  }

  private List<Warning> warnings(Beside beside, Map<Backend, Loaded> loaded) throws IOException {
    List<Warning> all = new ArrayList<>();
    firewall
        .hindrance()
        .ifPresent(why -> all.add(new Warning(Warning.Kind.NOT_BACK, List.of(why))));
    if (!known) {
      all.add(new Warning(Warning.Kind.CHANGED, List.of()));
    }
    all.addAll(new Warnings(beside, loaded, printed, Others.here(firewall.backends())).all());
    return all;
  }

  private Map<Backend, Loaded> loaded(Settings these) throws IOException, NotLoaded {
    Map<Backend, List<String>> lines = firewall.loaded();
    Map<Backend, Loaded> loaded = new EnumMap<>(Backend.class);
    for (Difference difference : firewall.compare(Rules.of(these))) {
      Backend backend = difference.backend();
      loaded.put(
          backend,
          difference.isNone()
              ? Loaded.AS_SET
              : isShut(backend, lines.get(backend)) ? Loaded.OTHERS : Loaded.NONE);
    }
    return loaded;
  }

  // chains of ours to which nothing leads, or which drop nothing, hide nothing
  private boolean isShut(Backend backend, List<String> lines) {
    return backend == Backend.NFTABLES
        ? NftablesText.isShut(lines)
        : new IptablesText(printed.get(backend)).isShut();
  }

  private Boot boot() throws IOException, NotLoaded {
    Optional<Boolean> same = firewall.keepsWhatIsLoaded();
    if (same.isEmpty()) {
      return Boot.NOTHING_KEPT;
    }
    if (!Host.isEnabled(UNIT)) {
      return Boot.NOT_ENABLED;
    }
    return same.get() ? Boot.AS_LOADED : Boot.DIFFERS;
  }

  private List<Entry> entries(String list, Duration stay) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<Backend, String> one : printed.entrySet()) {
      for (String name : one.getKey().lists(list)) {
        if (one.getKey() != Backend.NFTABLES) {
          String text = Host.text(Host.list(name));
          entries.addAll(RecentText.parse(text, list, stay, clock));
        } else if (!one.getValue().isEmpty()) {
          entries.addAll(read(() -> NftablesText.entries(one.getValue(), name, list, stay)));
        }
      }
    }
    return entries;
  }

  private Map<Backend, Map<Count, Long>> counts() throws IOException {
    Set<String> guests = new HashSet<>();
    guests.add(settings.broker().port().toString());
    guests.add(settings.tls().port().toString());
    Map<Backend, Map<Count, Long>> counts = new EnumMap<>(Backend.class);
    for (Map.Entry<Backend, String> one : printed.entrySet()) {
      if (one.getKey() != Backend.NFTABLES) {
        counts.put(one.getKey(), new IptablesText(one.getValue()).counts(guests));
      } else if (!one.getValue().isEmpty()) {
        counts.put(one.getKey(), read(() -> NftablesText.counts(one.getValue())));
      }
    }
    return counts;
  }

  private static String said(boolean must, String... words) throws IOException {
    Program.Ran ran = Program.run(List.of(words), "");
    if (must && !ran.isGood()) {
      throw new IOException(words[0] + ": " + ran.err().strip());
    }
    return ran.isGood() ? ran.out() : "";
  }

  private interface Reader<T> {
    T read() throws BadValue;
  }

  private static <T> T read(Reader<T> reader) throws IOException {
    try {
      return reader.read();
    } catch (BadValue e) {
      throw new IOException("nft prints what nobody understands: " + e.part(), e);
    }
  }
}
