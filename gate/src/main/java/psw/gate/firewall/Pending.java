package psw.gate.firewall;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import psw.gate.program.Program;
import psw.gate.rules.Backend;

/**
 * What was applied and is not confirmed: the way back, and a process of its own that takes it when
 * its time has come. {@code due} is there as long as it waits, {@code going} from then on until all
 * is back; whoever renames {@code due} first decides. One command at a time has it.
 */
final class Pending implements AutoCloseable {
  private static final Path UPTIME = Path.of("/proc/uptime");
  private static final String SCRIPT = "back.sh";
  private static final String ROUTES = "back-local";
  private static final List<String> NAMES =
      List.of("due", "going", "confirmed", "since", "running", "said", SCRIPT, "hand-over", ROUTES);
  // the timer looks twice a second
  private static final long GRACE_S = 2;

  private final StateDirectory state;
  private final FileChannel lock;

  private Pending(StateDirectory state, FileChannel lock) {
    this.state = state;
    this.lock = lock;
  }

  /**
   * Takes it, and goes back where the time is over and nobody has.
   *
   * @throws UnderWay when another command has it
   */
  static Pending take(StateDirectory state) throws IOException {
    Pending pending = new Pending(state, state.lock());
    try {
      if (isOver(state)) {
        pending.goBack();
      }
    } catch (IOException e) {
      pending.close();
      throw e;
    }
    return pending;
  }

  /** Whether its time is over, and nobody went back, or not all the way. */
  static boolean isOver(StateDirectory state) throws IOException {
    return state.has("going") || seconds(state).map(left -> left < -GRACE_S).orElse(false);
  }

  /** How long something still waits; empty when nothing does. */
  static Optional<Duration> left(StateDirectory state) throws IOException {
    return seconds(state).map(left -> Duration.ofSeconds(Math.max(0, left)));
  }

  /** Why what waited could not be taken back; empty when it could. */
  static Optional<String> hindrance(StateDirectory state) throws IOException {
    return state.has("going")
        ? Optional.of(state.read("said").orElse("").strip())
        : Optional.empty();
  }

  private static Optional<Long> seconds(StateDirectory state) throws IOException {
    Optional<String> due = state.read("due");
    if (due.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(number(due.get()) - uptime());
  }

  // what nobody can read is over
  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether something waits to be confirmed. */
  boolean isWaiting() {
    return state.has("due");
  }

  /** Whether something could not be taken back. */
  boolean isStuck() {
    return state.has("going");
  }

  /**
   * From when on it was loaded, in clock ticks since the host was started; empty as long as it is
   * not.
   */
  OptionalLong since() throws IOException {
    long since = number(state.read("since").orElse(""));
    return since > 0 ? OptionalLong.of(since) : OptionalLong.empty();
  }

  /**
   * Writes the way back and starts the timer; nothing is loaded yet.
   *
   * @param back by program
   * @param kept texts for the host's next start, by program
   * @param local the {@link LocalRoutes} that are there
   */
  void begin(
      Map<Backend, WayBack> back, Map<Backend, String> kept, List<String> local, Duration patience)
      throws IOException {
    clear();
    try {
      for (Map.Entry<Backend, WayBack> way : back.entrySet()) {
        state.write("back-" + way.getKey().command(), way.getValue().atOnce());
        state.write("again-" + way.getKey().command(), way.getValue().fromNothing());
      }
      for (Map.Entry<Backend, String> file : kept.entrySet()) {
        state.write("keep-" + file.getKey().command(), file.getValue());
      }
      state.write(ROUTES, local.stream().map(net -> net + "\n").collect(Collectors.joining()));
      state.write(SCRIPT, script());
      state.write("hand-over", Lists.HAND_OVER);
      // never another one: a timer of before may hold it
      if (!state.has("turn")) {
        state.write("turn", "");
      }
      state.write("due", Long.toString(uptime() + patience.toSeconds()));
      Timer.start(state, SCRIPT);
    } catch (IOException e) {
      clear();
      throw e;
    }
  }

  private static String script() throws IOException {
    try (InputStream in = Pending.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Notes when all was loaded; false when the time was over before. */
  boolean loaded(long ticks) throws IOException {
    state.write("since", Long.toString(ticks));
    return isWaiting();
  }

  /** Goes back now; whether all of it could be done. */
  boolean goBack() throws IOException {
    return goBack("now");
  }

  /** The same, also when the timer has just done so. */
  boolean goBackAnyway() throws IOException {
    return goBack("anyway");
  }

  private boolean goBack(String how) throws IOException {
    String script = state.file(SCRIPT).toString();
    return Program.run(List.of("sh", script, state.path().toString(), how), "").isGood();
  }

  /** Stops the timer; false when it was quicker. */
  boolean stop() throws IOException {
    return state.rename("due", "confirmed");
  }

  /** Lets it wait again, as if it had not been stopped. */
  void goOn() throws IOException {
    state.remove("running");
    state.rename("confirmed", "due");
    try {
      Timer.start(state, SCRIPT);
    } catch (IOException e) {
      goBack();
      throw e;
    }
  }

  /** What is to be kept of what waits, or could not be taken back. */
  static Map<Backend, String> waiting(StateDirectory state) throws IOException {
    return state.has("due") || state.has("going") ? kept(state) : Map.of();
  }

  /** What was to be kept for the host's next start, by program. */
  Map<Backend, String> kept() throws IOException {
    return kept(state);
  }

  private static Map<Backend, String> kept(StateDirectory state) throws IOException {
    Map<Backend, String> kept = new TreeMap<>();
    for (Backend backend : Backend.values()) {
      Optional<String> text = state.read("keep-" + backend.command());
      text.ifPresent(rules -> kept.put(backend, rules));
    }
    return kept;
  }

  /** Leaves nothing of it; what is not its own stays. */
  void clear() throws IOException {
    for (String name : NAMES) {
      state.remove(name);
    }
    for (Backend backend : Backend.values()) {
      for (String kind : List.of("back-", "again-", "keep-")) {
        state.remove(kind + backend.command());
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static long uptime() throws IOException {
    String text = Files.readString(UPTIME);
    return Long.parseLong(text.substring(0, text.indexOf('.')));
  }
}
