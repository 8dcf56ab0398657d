package psw.gate.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psw.gate.rules.KnockKind;
import psw.gate.rules.Settings;
import psw.gate.status.Status.Owner;
import psw.gate.status.Warning.Kind;
import psw.wire.knock.KeysFile;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/**
 * What runs beside a gate's rules, which must agree with them: receiver, broker, SSH servers.
 *
 * @param settings what the rules are to say
 * @param receiver as {@link Status#receiver}
 * @param sshd the ports at which SSH servers can be reached by others
 * @param told what the broker says that does not agree
 */
public record Beside(
    Settings settings, Optional<Owner> receiver, List<Integer> sshd, List<Warning> told) {
  private static final String UNIT = "psw-gate.service";
  private static final Path SYSTEMD = Path.of("/run/systemd/system");

  /** Why nobody could log in, as far as can be seen. */
  public enum Lack {
    /** No receiver is there, and none will be. */
    RECEIVER,
    /** The receiver listens at another port. */
    PORT,
    /** Nobody has a key to knock with. */
    KEY
  }

  /** Copies the lists in. */
  public Beside {
    sshd = List.copyOf(sshd);
    told = List.copyOf(told);
  }

  /** Looks at this host; as root, or it sees little. */
  public static Beside of(Settings settings) throws IOException {
    List<Integer> sshd = new ArrayList<>();
    for (Sockets socket : Host.sockets("tcp", Sockets.LISTEN)) {
      if (!socket.loopback()
          && Host.owner(socket).map(Owner::name).filter("sshd"::equals).isPresent()) {
        sshd.add(socket.port());
      }
    }
    List<Warning> told = new ArrayList<>();
    for (Told one : Host.brokers()) {
      told.addAll(disagreements(settings, one));
    }
    return new Beside(settings, receiver(settings), sshd, told.stream().distinct().toList());
  }

  private static Optional<Owner> receiver(Settings settings) throws IOException {
    Optional<Owner> elsewhere = Optional.empty();
    if (!takesDatagrams(settings)) {
      return elsewhere;
    }
    for (Sockets socket : Host.sockets("udp", Sockets.UNCONNECTED)) {
      Optional<Owner> owner = Host.owner(socket);
      if (socket.port() == settings.spa().number()) {
        return Optional.of(owner.orElse(new Owner(0, "", false, socket.port())));
      }
      elsewhere = elsewhere.or(() -> owner.filter(Owner::receiver));
    }
    return elsewhere;
  }

  /** What a broker tells that the gate does not do. */
  static List<Warning> disagreements(Settings settings, Told told) {
    List<Warning> all = new ArrayList<>();
    boolean sequence = settings.knocks().contains(KnockKind.SEQUENCE);
    Optional<Integer> spa = told.spa();
    if (spa.isPresent() && !(takesDatagrams(settings) && spa.get() == settings.spa().number())) {
      all.add(new Warning(Kind.TOLD_DATAGRAM, List.of(spa.get().toString())));
    } else if (spa.isEmpty() && !sequence) {
      all.add(new Warning(Kind.TOLD_NO_DATAGRAM, List.of()));
    } else if (spa.isEmpty()
        && !told.sequence().equals(settings.sequence().stream().map(Port::number).toList())) {
      all.add(new Warning(Kind.TOLD_SEQUENCE, List.of()));
    }
    if (!has(settings.ssh(), told.ssh()) && !has(settings.tcp(), told.ssh())) {
      all.add(new Warning(Kind.TOLD_SSH, List.of(Integer.toString(told.ssh()))));
    }
    return all;
  }

  /**
   * Why no new login would be possible with these rules, as far as can be seen here; empty where
   * one may be.
   *
   * @param keys the file in which the broker writes who may knock
   */
  public List<Lack> lacks(Path keys, Instant now) throws IOException {
    List<Lack> lacks = new ArrayList<>();
    if (settings.knocks().contains(KnockKind.SEQUENCE)
        || sshd.stream().anyMatch(port -> has(settings.tcp(), port))) {
      return lacks;
    }
    if (receiver.filter(Owner::receiver).isEmpty() && !isToCome()) {
      lacks.add(Lack.RECEIVER);
    } else if (receiver.filter(one -> one.port() != settings.spa().number()).isPresent()) {
      lacks.add(Lack.PORT);
    }
    if (!hasHolder(keys, now)) {
      lacks.add(Lack.KEY);
    }
    return lacks;
  }

  // it waits for the first rules, without which there is no list to write
  private static boolean isToCome() throws IOException {
    return Files.isDirectory(SYSTEMD) && Host.isEnabled(UNIT);
  }

  private static boolean hasHolder(Path keys, Instant now) {
    try {
      return KeysFile.parse(Files.readString(keys)).holders().stream()
          .anyMatch(holder -> holder.until().isAfter(now));
    } catch (IOException | BadValue e) {
      return false; // nor can the receiver read it
    }
  }

  boolean takesDatagrams() {
    return takesDatagrams(settings);
  }

  private static boolean takesDatagrams(Settings settings) {
    return settings.knocks().contains(KnockKind.SPA);
  }

  private static boolean has(List<Port> ports, int number) {
    return ports.stream().anyMatch(port -> port.number() == number);
  }
}
