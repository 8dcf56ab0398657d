package psw.gate.status;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import psw.gate.firewall.Firewall;
import psw.gate.firewall.NotLoaded;
import psw.gate.rules.Backend;
import psw.gate.rules.Count;
import psw.gate.rules.Settings;

/**
 * The door: how a gate stands.
 *
 * @param settings what the loaded rules say, as far as it is known; what they are to say, where
 *     none are loaded
 * @param loaded what is loaded of those that they are to be, by program
 * @param waiting how long what was applied still waits to be confirmed
 * @param boot what happens when the host starts
 * @param admitted who may enter
 * @param underway who has begun a sequence of knocks
 * @param counts packets since the rules were loaded, by program
 * @param receiver who holds the port of datagrams, else a receiver at another one; empty where
 *     there is neither, or the gate takes no datagrams
 * @param warnings what else its owner should know
 */
public record Status(
    Settings settings,
    Map<Backend, Loaded> loaded,
    Optional<Duration> waiting,
    Boot boot,
    List<Entry> admitted,
    List<Entry> underway,
    Map<Backend, Map<Count, Long>> counts,
    Optional<Owner> receiver,
    List<Warning> warnings) {

  /** What is loaded by one program. */
  public enum Loaded {
    /** The rules that the settings ask for. */
    AS_SET,
    /** Other rules of a gate, which hide what they do not let in. */
    OTHERS,
    /** Rules of a gate, by a program that loads them no more. */
    FORMER,
    /** None, or what is left of them and hides nothing. */
    NONE
  }

  /** What the next start of the host loads. */
  public enum Boot {
    /** What is loaded now. */
    AS_LOADED,
    /** Something else. */
    DIFFERS,
    /** Nothing: no rules were confirmed. */
    NOTHING_KEPT,
    /** Nothing: the unit that would is not enabled. */
    NOT_ENABLED
  }

  /**
   * An address in a list of the kernel's.
   *
   * @param address in canonical form
   * @param list as {@link psw.gate.rules.Rules#lists} names it
   * @param left how long it still counts; empty where the kernel's clock cannot be read
   */
  public record Entry(String address, String list, Optional<Duration> left) {}

  /**
   * A process that holds a port.
   *
   * @param name of its program
   * @param receiver whether it is a receiver of knocks
   * @param port which it holds
   */
  public record Owner(long pid, String name, boolean receiver, int port) {}

  /** Copies the collections in. */
  public Status {
    loaded = Map.copyOf(loaded);
    admitted = List.copyOf(admitted);
    underway = List.copyOf(underway);
    counts = Map.copyOf(counts);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads how the gate of this host stands, now.
   *
   * @param wanted what its rules are to say
   * @throws IOException when something of it cannot be read, as without root
   * @throws NotLoaded when the kernel would not take the rules that the settings ask for
   */
  public static Status of(Firewall firewall, Settings wanted) throws IOException, NotLoaded {
    return new Inspection(firewall, wanted).status();
  }

  /** Whether any rules of a gate are loaded, by any program. */
  public boolean isAnyLoaded() {
    return loaded.values().stream().anyMatch(one -> one != Loaded.NONE);
  }
}
