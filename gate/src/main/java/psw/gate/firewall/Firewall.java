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
import java.util.stream.Stream;
import psw.gate.program.Program;
import psw.gate.rules.Backend;
import psw.gate.rules.Network;
import psw.gate.rules.Rules;
import psw.gate.rules.Settings;

/** The door: a host's firewall, as far as it is ours. */
public final class Firewall {
  private final List<Kernel> kernels;
  private final StateDirectory state;
  private final Kept kept;

  /** What came of loading rules. */
  public enum Applied {
    /** They are loaded, and wait to be confirmed. */
    DONE,
    /** Nothing was done: earlier ones wait to be confirmed. */
    WAITING,
    /** Nothing was done: earlier ones could not be taken back. */
    STUCK
  }

  /** What came of going back. */
  public enum Back {
    /** All is as before. */
    DONE,
    /** Nothing waited to be confirmed. */
    NOTHING,
    /** Not all of it could be done; it can be tried again. */
    NOT_ALL
  }

  /** What came of a confirmation. */
  public enum Confirmed {
    /** It stays, also after a restart of the host. */
    DONE,
    /** Nothing waits to be confirmed. */
    NOTHING,
    /** Not everything is loaded that was to be: whoever applied it was ended. */
    UNFINISHED,
    /** What was applied is not what the kernel has. */
    NOT_LOADED,
    /** The login was there before: it would still work if no other could be made. */
    OLD_LOGIN,
    /** It cannot be shown which login this is: it may be one from before. */
    UNKNOWN_LOGIN
  }

  private Firewall(List<Kernel> kernels, Path state, Path kept) {
    this.kernels = kernels;
    this.state = new StateDirectory(state);
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

  /**
   * The program that has rules of ours in the kernel and loads them no more: nft, when iptables
   * came later. Both are asked, and {@link #apply} takes these away.
   */
  public Optional<Backend> former() throws IOException {
    return formerKernel().map(Kernel::backend);
  }

  private Optional<Kernel> formerKernel() throws IOException {
    Kernel nft = new Kernel(Backend.NFTABLES);
    boolean former = !backends().contains(Backend.NFTABLES) && Program.isThere("nft");
    return former && !nft.lines().isEmpty() ? Optional.of(nft) : Optional.empty();
  }

  private List<Kernel> withFormer() throws IOException {
    List<Kernel> all = new ArrayList<>(kernels);
    formerKernel().ifPresent(all::add);
    return all;
  }

  /** What these rules would change, one for each program. */
  public List<Difference> show(Rules rules) throws IOException, NotLoaded {
    List<Difference> all = new ArrayList<>();
    for (Difference one : compare(rules)) {
      boolean goes = !backends().contains(one.backend());
      all.add(goes ? Difference.of(one.backend(), loaded().get(one.backend()), List.of()) : one);
    }
    return all;
  }

  /** The networks of remote services that would be there: {@code +} what comes, {@code -} goes. */
  public List<String> showLocal(Rules rules) throws IOException {
    List<String> then = rules.local().stream().map(Network::toString).toList();
    List<String> now = LocalRoutes.now();
    return Stream.concat(
            now.stream().filter(net -> !then.contains(net)).map(net -> "-local " + net),
            then.stream().filter(net -> !now.contains(net)).map(net -> "+local " + net))
        .toList();
  }

  /** How what is loaded differs from these rules, one for each program that has any. */
  public List<Difference> compare(Rules rules) throws IOException, NotLoaded {
    List<Difference> all = new ArrayList<>();
    for (Kernel kernel : withFormer()) {
      all.add(
          Difference.of(kernel.backend(), kernel.lines(), kernel.lines(kernel.fromNothing(rules))));
    }
    return all;
  }

  /**
   * Loads these rules, and goes back by itself unless they are confirmed in time.
   *
   * @throws UnderWay when another process is changing the firewall; then nothing was done
   * @throws NotLoaded when the kernel refuses them; then things are as they were
   * @throws InUse when their network of remote services is in use; then nothing was done
   */
  public Applied apply(Rules rules, Duration patience) throws IOException, NotLoaded, InUse {
    for (Network network : rules.local()) {
      Optional<String> route = LocalRoutes.conflict(network);
      if (route.isPresent()) {
        throw new InUse(network.toString(), route.get());
      }
    }
    try (Pending pending = Pending.take(state)) {
      if (pending.isStuck()) {
        return Applied.STUCK;
      }
      if (pending.isWaiting()) {
        return Applied.WAITING;
      }
      load(pending, rules, patience);
      return Applied.DONE;
    }
  }

  private void load(Pending pending, Rules rules, Duration patience) throws IOException, NotLoaded {
    Map<Backend, WayBack> back = new LinkedHashMap<>();
    Map<Backend, String> keep = new LinkedHashMap<>();
    Optional<Kernel> former = formerKernel();
    if (former.isPresent()) {
      back.put(former.get().backend(), former.get().wayBack(rules));
    }
    for (Kernel kernel : kernels) {
      back.put(kernel.backend(), kernel.wayBack(rules));
      keep.put(kernel.backend(), kernel.fromNothing(rules));
    }
    pending.begin(back, keep, LocalRoutes.now(), patience);
    try {
      LocalRoutes.set(rules.local().stream().map(Network::toString).toList());
      for (Kernel kernel : kernels) {
        kernel.load(kernel.text(rules));
      }
      // when the others are there: at no time is the host without any
      if (former.isPresent()) {
        former.get().load(former.get().gone());
      }
      Lists.handOver();
      if (!pending.loaded(ticks())) {
        throw new IOException("the time was over before all was loaded");
      }
    } catch (IOException | NotLoaded e) {
      pending.goBackAnyway();
      throw e;
    }
  }

  /**
   * Keeps what was applied, if it can be shown that who says so has got in since, and the kernel
   * has it.
   *
   * @throws UnderWay when another process is changing the firewall
   * @throws IOException when it cannot be kept; then it waits as before
   */
  public Confirmed confirm() throws IOException, NotLoaded {
    try (Pending pending = Pending.take(state)) {
      return pending.isWaiting() ? confirm(pending) : Confirmed.NOTHING;
    }
  }

  private Confirmed confirm(Pending pending) throws IOException, NotLoaded {
    OptionalLong since = pending.since();
    if (since.isEmpty()) {
      return Confirmed.UNFINISHED;
    }
    Processes here = Processes.here();
    return switch (new Login(here, since.getAsLong()).of(here.self())) {
      case BEFORE -> Confirmed.OLD_LOGIN;
      case UNKNOWN -> Confirmed.UNKNOWN_LOGIN;
      case SINCE, CONSOLE -> keep(pending);
    };
  }

  private Confirmed keep(Pending pending) throws IOException, NotLoaded {
    Map<Backend, String> texts = pending.kept();
    if (!hasKernel(texts)) {
      return Confirmed.NOT_LOADED;
    }
    kept.prepare(texts);
    if (!pending.stop()) {
      return Confirmed.NOTHING;
    }
    try {
      kept.keep(texts.keySet());
    } catch (IOException e) {
      pending.goOn();
      throw e;
    }
    pending.clear();
    return Confirmed.DONE;
  }

  // now, as the kernel counts when processes start: that of one which starts now
  private static long ticks() throws IOException {
    return Processes.started(Program.run(List.of("cat", "/proc/self/stat"), "").out());
  }

  private boolean hasKernel(Map<Backend, String> texts) throws IOException, NotLoaded {
    for (Kernel kernel : kernels) {
      String text = texts.get(kernel.backend());
      if (text == null || !kernel.has(text)) {
        return false;
      }
    }
    return former().isEmpty();
  }

  /**
   * Goes back now.
   *
   * @throws UnderWay when another process is changing the firewall
   */
  public Back rollback() throws IOException {
    if (left().isEmpty() && hindrance().isEmpty()) {
      return Back.NOTHING;
    }
    try (Pending pending = Pending.take(state)) {
      // taken, it may have gone back already
      if (pending.isWaiting()) {
        pending.goBack();
      }
      return pending.isStuck() ? Back.NOT_ALL : Back.DONE;
    }
  }

  /**
   * Goes back if the time is over and nobody has, as where the timer was killed; whether that was
   * so. Where another process is changing the firewall it does nothing.
   */
  public boolean settle() throws IOException {
    if (!Pending.isOver(state)) {
      return false;
    }
    try (Pending pending = Pending.take(state)) {
      return !pending.isStuck();
    } catch (UnderWay e) {
      return false;
    }
  }

  /** How long what was applied waits to be confirmed. */
  public Optional<Duration> left() throws IOException {
    return Pending.left(state);
  }

  /** Why what was applied could not be taken back, though its time is over; empty when it could. */
  public Optional<String> hindrance() throws IOException {
    return Pending.hindrance(state);
  }

  /** Our rules as the kernel has them, by program, also one that loads them no more. */
  public Map<Backend, List<String>> loaded() throws IOException {
    Map<Backend, List<String>> all = new LinkedHashMap<>();
    for (Kernel kernel : withFormer()) {
      all.put(kernel.backend(), kernel.lines());
    }
    return all;
  }

  /** What the rules say that were applied here last, and that were confirmed last. */
  public List<Settings> known() throws IOException {
    List<String> texts = new ArrayList<>(Pending.waiting(state).values());
    for (Backend backend : Backend.values()) {
      kept.read(backend).ifPresent(texts::add);
    }
    return texts.stream().flatMap(text -> Rules.madeFrom(text).stream()).distinct().toList();
  }

  /**
   * Whether the host loads at its next start what is loaded now; empty when it would load nothing.
   *
   * @throws NotLoaded when the kernel refuses what is kept
   */
  public Optional<Boolean> keepsWhatIsLoaded() throws IOException, NotLoaded {
    boolean any = false;
    boolean same = true;
    for (Kernel kernel : withFormer()) {
      Optional<String> text = kept.read(kernel.backend());
      any |= text.isPresent();
      List<String> then = text.isPresent() ? kernel.lines(text.get()) : List.of();
      same &= then.equals(kernel.lines());
    }
    return any ? Optional.of(same) : Optional.empty();
  }
}
