package psw.gate.firewall;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import psw.gate.program.Program;
import psw.gate.rules.Backend;
import psw.gate.rules.Jump;
import psw.gate.rules.Rules;

/** The kernel's rules of one kind. */
final class Kernel {
  // without counts, and without who is let in: the way back lets in nobody
  private static final List<String> TABLE =
      List.of("nft", "-s", "-t", "list", "table", "inet", "psw");
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
    return rules.own(backend, Jump.in(isNft() ? "" : saved(List.of())));
  }

  /** What is loaded at the next start of the host, when nothing of ours is there. */
  String fromNothing(Rules rules) {
    return rules.own(backend, java.util.Set.of());
  }

  /** Ours as it is, line by line. */
  List<String> lines() throws IOException {
    return isNft() ? table().lines().toList() : Ours.in(saved(List.of())).lines();
  }

  /**
   * Ours as it would be with this ({@link #fromNothing}): loaded into a namespace of its own, and
   * read there.
   */
  List<String> lines(String fromNothing) throws IOException, NotLoaded {
    String tried = tried(fromNothing);
    return isNft() ? tried.lines().toList() : Ours.in(tried).lines();
  }

  /** What leads back from these rules to what is there now. */
  String wayBack(Rules rules) throws IOException, NotLoaded {
    return isNft()
        ? NO_TABLE + table()
        : Ours.in(saved(List.of())).outOf(Ours.in(tried(fromNothing(rules))));
  }

  // what a kernel would not take it does not take there, and nobody notices
  private String tried(String fromNothing) throws IOException, NotLoaded {
    String save = isNft() ? String.join(" ", TABLE) : program("-save");
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
    return isNft() ? "nft -f -" : program("-restore") + " --noflush";
  }

  private String saved(List<String> more) throws IOException {
    List<String> words = new ArrayList<>(List.of(program("-save")));
    words.addAll(more);
    Program.Ran ran = Program.run(words, "");
    if (!ran.isGood()) {
      throw new IOException(program("-save") + ": " + ran.err().strip());
    }
    return ran.out();
  }

  private static String table() throws IOException {
    Program.Ran ran = Program.run(TABLE, "");
    return ran.isGood() ? ran.out() : "";
  }

  private String program(String verb) {
    return backend.program().replace("-restore", verb);
  }

  private boolean isNft() {
    return backend == Backend.NFTABLES;
  }
}
