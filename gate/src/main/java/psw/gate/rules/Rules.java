package psw.gate.rules;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The door: the rules of a site, or of a rendez-vous, as text. */
public final class Rules {
  private static final String MADE_FROM = "#= ";

  private final Settings settings;

  private Rules(Settings settings) {
    this.settings = settings;
  }

  /** The rules of a site. */
  public static Rules of(Settings settings) {
    return new Rules(settings);
  }

  /** The addresses of this host that these rules let its own network reach. */
  public List<Network> local() {
    return settings.lan().stream().map(Lan::network).toList();
  }

  /**
   * The lists of addresses in these rules, with how long one stays in each: first, as far as they
   * are there, {@code SPA} and {@code OPEN}, of who may enter; then one for each step of the
   * sequence but the last.
   */
  public static Map<String, Duration> lists(Settings settings) {
    Map<String, Duration> lists = new LinkedHashMap<>();
    if (settings.spaOpens()) {
      lists.put("SPA", settings.window());
    }
    if (settings.sequenceOpens()) {
      lists.put("OPEN", settings.window());
      Steps steps = new Steps(settings.sequence());
      steps.lists().forEach(list -> lists.put(upper(list), Duration.ofSeconds(Steps.PAUSE)));
    }
    return lists;
  }

  private static String upper(String list) {
    return list.toUpperCase(Locale.ROOT);
  }

  /**
   * A file that is loaded as it is: with iptables it takes the place of all that is in the tables
   * it names, and forwards nothing.
   *
   * @param variant what the file's name begins with, before {@link Backend#file}; it is said in it
   */
  public String whole(Backend backend, String variant) {
    return backend == Backend.NFTABLES
        ? Words.nftables(settings, variant) + nftables(NftablesText.forward())
        : Iptables.whole(backend, settings, variant);
  }

  /** The file of a rendez-vous, as {@link #whole}. */
  public static String rendezvous(Backend backend) {
    if (backend != Backend.NFTABLES) {
      return Iptables.rendezvous(backend);
    }
    return Words.rendezvousNftables()
        + NftablesText.define(Rendezvous.GUESTS.name(), Rendezvous.GUESTS.ports())
        + "\n"
        + NftablesText.table(
            NftablesText.counters(List.of(Count.GUESTS, Count.TOO_MANY, Count.UNANSWERED))
                + NftablesText.counted()
                + NftablesText.input(
                    Preamble.nftables()
                        + "# Brokers and readers, at most 64 connections from one address:"
                        + " many sites share an address behind a provider.\n"
                        + Rendezvous.GUESTS.nftables()
                        + Count.UNANSWERED.nftables().strip()
                        + "\n")
                + NftablesText.forward());
  }

  /**
   * The same rules in chains of our own (with nftables, a table), which leave alone what others
   * have. They decide about all that is for this host, before the rules of others do; with nftables
   * those are asked as well. What the host forwards is not theirs. Loaded in one step by {@code
   * iptables-restore --noflush}, or {@code nft -f}; loaded again it comes to the same. The settings
   * stand at its head ({@link #madeFrom}).
   *
   * @param there the ways into our chains that are there already ({@link Jump#in}); with nftables
   *     there are none
   */
  public String own(Backend backend, Collection<Jump> there) {
    String head =
        SettingsLines.of(settings).stream()
            .map(line -> MADE_FROM + line + "\n")
            .collect(Collectors.joining());
    return head
        + (backend == Backend.NFTABLES ? nftables("") : Iptables.own(backend, settings, there));
  }

  /** The settings of which {@link #own} made this text; empty where it does not say. */
  public static Optional<Settings> madeFrom(String own) {
    List<String> lines =
        own.lines()
            .filter(line -> line.startsWith(MADE_FROM))
            .map(line -> line.substring(MADE_FROM.length()))
            .toList();
    try {
      return lines.isEmpty()
          ? Optional.empty()
          : Optional.of(Settings.parse(String.join("\n", lines)));
    } catch (BadSetting e) {
      return Optional.empty(); // of another version
    }
  }

  /** Takes away what {@link #own} made, loaded as that is; also where there is nothing of it. */
  public static String gone(Backend backend, Collection<Jump> there) {
    return backend == Backend.NFTABLES
        ? "table inet psw\ndelete table inet psw\n"
        : Iptables.gone(there);
  }

  /** Every chain of ours that may be in this table of iptables, whatever the settings. */
  public static List<String> chains(String table) {
    List<String> chains = new ArrayList<>();
    for (Jump jump : Jump.values()) {
      if (jump.table().equals(table)) {
        chains.add(jump.target());
      }
    }
    if (table.equals(Jump.INPUT.table())) {
      chains.addAll(IptablesText.allChains());
    }
    return chains;
  }

  private String nftables(String more) {
    NftablesText text = new NftablesText(settings);
    return text.defines() + "\n" + NftablesText.table(text.content() + more);
  }

  /**
   * Lets an address in where nftables is all there is, for as long as the rules say: loaded by
   * {@code nft -f -}, in one step. An address that is in already has its full time again; adding
   * alone would not renew it.
   */
  public static String admit(InetAddress source) {
    NftFamily family = source instanceof Inet4Address ? NftFamily.V4 : NftFamily.V6;
    // a literal alone: a scope would be one of its own words
    String address = source.getHostAddress().replaceFirst("%.*", "");
    String element = "element inet psw " + family.of("spa") + " { " + address + " }\n";
    return "add " + element + "delete " + element + "add " + element;
  }
}
