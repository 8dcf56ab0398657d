package psw.gate.status;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import psw.gate.program.Program;
import psw.gate.rules.Backend;
import psw.gate.status.Warning.Kind;

/**
 * What others have in this host's firewall beside what our programs show.
 *
 * @param iptables whether those are of iptables
 * @param ruleset what nft has of all; empty without nft
 * @param legacy the programs of the older kind by which rules are loaded
 */
public record Others(boolean iptables, String ruleset, List<String> legacy) {
  /** Copies the list in. */
  public Others {
    legacy = List.copyOf(legacy);
  }

  /** Looks at this host; as root. */
  public static Others here(Collection<Backend> ours) throws IOException {
    boolean iptables = ours.contains(Backend.IPTABLES);
    String ruleset = Program.isThere("nft") ? printed("nft", "list", "ruleset") : "";
    List<String> legacy = new ArrayList<>();
    for (String program : List.of("iptables", "ip6tables")) {
      String older = program + "-legacy-save";
      // where iptables is of the older kind itself, it shows them
      if (Program.isThere(older)
          && !(iptables && printed(program, "--version").contains("legacy"))
          && IptablesText.denies(printed(older))) {
        legacy.add(program + "-legacy");
      }
    }
    return new Others(iptables, ruleset, legacy);
  }

  private static String printed(String... words) throws IOException {
    Program.Ran ran = Program.run(List.of(words), "");
    if (!ran.isGood()) {
      throw new IOException(words[0] + ": " + ran.err().strip());
    }
    return ran.out();
  }

  /** What may drop what ours let in. */
  public List<Warning> warnings() {
    List<Warning> all = new ArrayList<>();
    List<String> tables = NftablesText.denying(ruleset, this::isOfOthers);
    if (!tables.isEmpty()) {
      all.add(new Warning(Kind.OTHERS_DROP, tables));
    }
    if (!legacy.isEmpty()) {
      all.add(new Warning(Kind.LEGACY, legacy));
    }
    return all;
  }

  // what iptables has there is its own, which is asked for in its own words
  private boolean isOfOthers(String table) {
    return !table.equals("inet psw") && !(iptables && table.matches("ip6? (filter|raw|mangle)"));
  }

  Set<String> forwarded() {
    return NftablesText.forwarded(ruleset);
  }
}
