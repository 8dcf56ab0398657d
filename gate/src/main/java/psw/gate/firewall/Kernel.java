package psw.gate.firewall;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import psw.gate.program.Program;
import psw.gate.rules.Backend;
import psw.gate.rules.Jump;
import psw.gate.rules.Rules;

/** The kernel's rules of one kind. */
final class Kernel {
  // without counts, and without who is let in: the way back lets in nobody
  private static final List<String> TABLE =
      List.of("nft", "-s", "-t", "list", "table", "inet", "psw");
  private static final List<String> ELEMENTS = List.of("nft", "-s", "list", "table", "inet", "psw");
  // ours fill themselves; one that is filled by hand is somebody else's, and comes back with all
  private static final Pattern FILLED =
      Pattern.compile("(?m)^\\t(set|map) \\S+ \\{\\n(?!(\\t\\t.*\\n)*?\\t\\tflags .*dynamic)");
  private static final String NO_TABLE = "table inet psw\ndelete table inet psw\n";

  private final Backend backend;

  Kernel(Backend backend) {
    this.backend = backend;
  }

  Backend backend() {
    return backend;
  }

  /** What is to be loaded for these rules, as things stand. */
  String text(Rules rules) throws IOException {
    return rules.own(backend, Jump.in(isNft() ? "" : saved()));
  }

  /** What is to be loaded for none of ours. */
  String gone() throws IOException {
    return Rules.gone(backend, Jump.in(isNft() ? "" : saved()));
  }

  /** What is loaded at the next start of the host, when nothing of ours is there. */
  String fromNothing(Rules rules) {
    return rules.own(backend, List.of());
  }

  /** Ours as it is, line by line. */
  List<String> lines() throws IOException {
    return isNft() ? NftLines.of(table(TABLE)) : Ours.in(saved()).lines();
  }

  /**
   * Ours as it would be with this ({@link #fromNothing}): loaded into a namespace of its own, and
   * read there.
   */
  List<String> lines(String fromNothing) throws IOException, NotLoaded {
    String tried = tried(fromNothing);
    return isNft() ? NftLines.of(tried) : Ours.in(tried).lines();
  }

  /** Whether this ({@link #fromNothing}) is what is there of ours. */
  boolean has(String fromNothing) throws IOException, NotLoaded {
    return lines(fromNothing).equals(lines());
  }

  /** What leads back from these rules to what is there now. */
  WayBack wayBack(Rules rules) throws IOException, NotLoaded {
    if (isNft()) {
      String table = table(TABLE);
      String whole = FILLED.matcher(table).find() ? table(ELEMENTS) : table;
      return new WayBack(NO_TABLE + whole, whole);
    }
    Ours now = Ours.in(saved());
    Ours then = Ours.in(tried(fromNothing(rules)));
    return new WayBack(now.outOf(then), now.outOf(Ours.NOTHING));
  }

  // what a kernel would not take it does not take there, and nobody notices
  private String tried(String fromNothing) throws IOException, NotLoaded {
    String save = isNft() ? String.join(" ", TABLE) : save();
    String script =
        "f=$(mktemp) && trap 'rm -f $f' EXIT && cat >$f && " + load() + " <$f && " + save;
    Program.Ran ran = Program.run(List.of("unshare", "-n", "sh", "-c", script), fromNothing);
    if (!ran.isGood()) {
      throw new NotLoaded(backend, ran.err());
    }
    return ran.out();
  }

  void load(String text) throws IOException, NotLoaded {
    Program.Ran ran = Program.run(List.of("sh", "-c", load()), text);
    if (!ran.isGood()) {
      throw new NotLoaded(backend, ran.err());
    }
  }

  /** The command that loads its standard input. */
  String load() {
    return isNft() ? "nft -f -" : backend.program() + " --noflush --wait=10";
  }

  private String saved() throws IOException {
    Program.Ran ran = Program.run(List.of(save()), "");
    if (!ran.isGood()) {
      throw new IOException(save() + ": " + ran.err().strip());
    }
    return ran.out();
  }

  private static String table(List<String> words) throws IOException {
    Program.Ran ran = Program.run(words, "");
    return ran.isGood() ? ran.out() : "";
  }

  private String save() {
    return backend.command() + "-save";
  }

  private boolean isNft() {
    return backend == Backend.NFTABLES;
  }
}
