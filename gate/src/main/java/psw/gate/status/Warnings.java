package psw.gate.status;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import psw.gate.rules.Backend;
import psw.gate.rules.Settings;
import psw.gate.status.Status.Loaded;
import psw.gate.status.Warning.Kind;

/**
 * What is to be said of a host beside its gate.
 *
 * @param printed what each program printed
 */
record Warnings(
    Beside beside, Map<Backend, Loaded> loaded, Map<Backend, String> printed, Others others) {
  private static final int ENOUGH = 4096;
  private static final Path HELPER = Path.of("/run/psw-admit.sock");
  private static final String RECEIVER = "psw-gate";

  List<Warning> all() throws IOException {
    List<Warning> all = new ArrayList<>();
    boolean shut4 = loaded.get(Backend.IPTABLES) != Loaded.NONE;
    boolean shut6 = loaded.get(Backend.IP6TABLES) != Loaded.NONE;
    if (shut4 != shut6) {
      add(
          all,
          shut4 ? Kind.IPV6_OPEN : Kind.IPV4_OPEN,
          Host.addresses(shut4 ? Inet6Address.class : Inet4Address.class));
    }
    add(all, Kind.FORMER, former());
    add(all, Kind.PUBLISHED, published());
    if (loaded.containsKey(Backend.IPTABLES)) {
      add(all, Kind.NOT_FIRST, iptables().flatMap(one -> one.before().stream()).toList());
      add(all, Kind.SHORT_LISTS, shortLists());
      add(all, Kind.LISTS_NOT_WRITABLE, notWritable());
    } else if (beside.takesDatagrams() && !Files.exists(HELPER)) {
      add(all, Kind.NO_HELPER, List.of(HELPER.toString()));
    }
    all.addAll(others.warnings());
    ssh(all);
    all.addAll(beside.told());
    return all;
  }

  private static void add(List<Warning> all, Kind kind, List<String> what) {
    if (!what.isEmpty()) {
      all.add(new Warning(kind, what));
    }
  }

  private Stream<IptablesText> iptables() {
    return printed.entrySet().stream()
        .filter(one -> one.getKey() != Backend.NFTABLES)
        .map(one -> new IptablesText(one.getValue()));
  }

  private List<String> former() {
    return loaded.entrySet().stream()
        .filter(one -> one.getValue() == Loaded.FORMER)
        .map(one -> one.getKey().program())
        .toList();
  }

  private List<String> published() {
    Set<String> ports = new TreeSet<>(others.forwarded());
    iptables().forEach(one -> ports.addAll(one.forwarded()));
    return List.copyOf(ports);
  }

  private static List<String> shortLists() throws IOException {
    return Host.listSize().stream()
        .filter(size -> size < ENOUGH)
        .map(size -> Integer.toString(size))
        .toList();
  }

  private List<String> notWritable() throws IOException {
    List<String> wrong = new ArrayList<>();
    if (!beside.takesDatagrams()) {
      return wrong;
    }
    for (Backend backend : printed.keySet()) {
      for (String name : backend.lists("SPA")) {
        Path list = Host.list(name);
        if (Files.exists(list) && !isReceivers(list)) {
          wrong.add(list.toString());
        }
      }
    }
    return wrong;
  }

  private static boolean isReceivers(Path list) throws IOException {
    PosixFileAttributes is = Files.readAttributes(list, PosixFileAttributes.class);
    return is.permissions().contains(PosixFilePermission.GROUP_WRITE)
        && is.group().getName().equals(RECEIVER);
  }

  private void ssh(List<Warning> all) {
    Settings settings = beside.settings();
    Set<String> open = new TreeSet<>();
    Set<String> shut = new TreeSet<>();
    for (int port : beside.sshd()) {
      if (settings.ssh().stream().noneMatch(hidden -> hidden.number() == port)) {
        boolean named = settings.tcp().stream().anyMatch(one -> one.number() == port);
        (named ? open : shut).add(Integer.toString(port));
      }
    }
    add(all, Kind.SSH_OPEN, List.copyOf(open));
    add(all, Kind.SSH_SHUT, List.copyOf(shut));
  }
}
