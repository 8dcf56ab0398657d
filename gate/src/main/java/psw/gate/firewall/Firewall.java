package psw.gate.firewall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import psw.gate.program.Program;
import psw.gate.rules.Backend;
import psw.gate.rules.Rules;

/** The door: a host's firewall, as far as it is ours. */
public final class Firewall {
  private final List<Kernel> kernels;
  private final Pending pending;
  private final Kept kept;

  /** What came of a confirmation. */
  public enum Confirmed {
    /** It stays, also after a restart of the host. */
    DONE,
    /** Nothing waits to be confirmed. */
    NOTHING,
    /** Not everything is loaded that was to be: whoever applied it is at it, or was ended. */
    UNFINISHED,
    /** The login was there before: it would still work if no other could be made. */
    OLD_LOGIN,
    /** It cannot be shown which login this is: it may be one from before. */
    UNKNOWN_LOGIN
  }

  private Firewall(List<Kernel> kernels, Path state, Path kept) {
    this.kernels = kernels;
    this.pending = new Pending(state);
    this.kept = new Kept(kept);
  }

  /**
   * The firewall of this host, by the programs that it has: iptables for both families, else nft;
   * empty when it has neither.
   *
   * @param state for what is not confirmed; gone with a restart of the host
   * @param kept for what is loaded at the next start
   */
  public static Optional<Firewall> here(Path state, Path kept) {
    List<Backend> backends =
        Program.isThere("iptables-restore") && Program.isThere("ip6tables-restore")
            ? List.of(Backend.IPTABLES, Backend.IP6TABLES)
            : Program.isThere("nft") ? List.of(Backend.NFTABLES) : List.of();
    return backends.isEmpty()
        ? Optional.empty()
        : Optional.of(new Firewall(backends.stream().map(Kernel::new).toList(), state, kept));
  }

  /** The programs that load our rules here. */
  public List<Backend> backends() {
    return kernels.stream().map(Kernel::backend).toList();
  }

  /** What these rules would change, one for each program. */
  public List<Difference> show(Rules rules) throws IOException, NotLoaded {
    List<Difference> all = new ArrayList<>();
    for (Kernel kernel : kernels) {
      all.add(
          Difference.of(kernel.backend(), kernel.lines(), kernel.lines(kernel.fromNothing(rules))));
    }
    return all;
  }

  /**
   * Loads these rules, and goes back by itself unless they are confirmed in time.
   *
   * @return false when earlier ones wait to be confirmed; then nothing was done
   * @throws NotLoaded when the kernel refuses them; then things are as they were
   */
  public boolean apply(Rules rules, Duration patience) throws IOException, NotLoaded {
    if (pending.isThere()) {
      return false;
    }
    Map<String, String> back = new LinkedHashMap<>();
    Map<String, String> keep = new LinkedHashMap<>();
    for (Kernel kernel : kernels) {
      back.put(kernel.load(), kernel.wayBack(rules));
      keep.put(kernel.backend().file(), kernel.fromNothing(rules));
    }
    pending.begin(back, keep, patience);
    try {
      for (Kernel kernel : kernels) {
        kernel.load(kernel.text(rules));
      }
      Lists.handOver();
      pending.loaded(ticks());
    } catch (IOException | NotLoaded e) {
      pending.goBack();
      throw e;
    }
    return true;
  }

  /** Keeps what was applied, if it can be shown that who says so has got in since. */
  public Confirmed confirm() throws IOException {
    if (!pending.isThere()) {
      return Confirmed.NOTHING;
    }
    OptionalLong since = pending.since();
    if (since.isEmpty()) {
      return Confirmed.UNFINISHED;
    }
    Processes here = Processes.here();
    return switch (new Login(here, since.getAsLong()).of(here.self())) {
      case BEFORE -> Confirmed.OLD_LOGIN;
      case UNKNOWN -> Confirmed.UNKNOWN_LOGIN;
      case SINCE, CONSOLE -> keep();
    };
  }

  private Confirmed keep() throws IOException {
    Map<String, String> files = pending.kept();
    if (!pending.take()) {
      return Confirmed.NOTHING;
    }
    kept.keep(files);
    pending.clear();
    return Confirmed.DONE;
  }

  // now, as the kernel counts when processes start: that of one which starts now
  private static long ticks() throws IOException {
    return Processes.started(Program.run(List.of("cat", "/proc/self/stat"), "").out());
  }

  /** Goes back now; false when nothing waits, or it could not all be done. */
  public boolean rollback() throws IOException {
    return pending.goBack();
  }

  /** How long what was applied waits to be confirmed. */
  public Optional<Duration> left() throws IOException {
    return pending.left();
  }

  /** Our rules as the kernel has them, by program. */
  public Map<Backend, List<String>> loaded() throws IOException {
    Map<Backend, List<String>> all = new LinkedHashMap<>();
    for (Kernel kernel : kernels) {
      all.put(kernel.backend(), kernel.lines());
    }
    return all;
  }

  /**
   * Whether the host loads at its next start what is loaded now; empty when it would load nothing.
   *
   * @throws NotLoaded when the kernel refuses what is kept
   */
  public Optional<Boolean> keepsWhatIsLoaded() throws IOException, NotLoaded {
    boolean same = true;
    for (Kernel kernel : kernels) {
      Optional<String> text = kept.read(kernel.backend());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      same &= kernel.lines(text.get()).equals(kernel.lines());
    }
    return Optional.of(same);
  }
}
