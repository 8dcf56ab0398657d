package psw.client.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A switch with hosts on it. Labs do not see each other, so any number can be open at once.
 *
 * <p>One process holds a lab: when its standard input ends, because the lab is closed or because
 * this JVM ended in any way, the kernel kills whatever runs in the lab and drops its namespaces and
 * mounts.
 */
public final class Lab implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f:.]{2,45}/[0-9]{1,3}");

  private final Holder holder;
  private final List<String> visible;
  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private int cables;

  private Lab(Holder holder, List<String> visible) {
    this.holder = holder;
    this.visible = visible;
  }

  /**
   * Opens an empty lab.
   *
   * @param visible files and directories that hosts see, read-only, under their own path although
   *     they lie under a directory which is private to each host (see {@link Host}); needed for a
   *     jar under {@code /root}, {@code /home} or {@code /tmp}, and never for one elsewhere
   */
  public static Lab open(Path... visible) throws LabFailed {
    if (!Machine.isRoot()) {
      throw new LabFailed(LabFailed.Reason.NOT_ROOT, "namespaces need root");
    }
    for (String tool : List.of("setsid", "unshare", "nsenter", "sh", "ip")) {
      if (!Machine.hasTool(tool)) {
        throw new LabFailed(LabFailed.Reason.TOOL_MISSING, tool);
      }
    }
    List<String> paths =
        Arrays.stream(visible).map(path -> path.toAbsolutePath().normalize().toString()).toList();
    String[] namespaces = {"unshare", "--pid", "--fork", "--kill-child", "--net"};
    return new Lab(Holder.start(Arrays.asList(namespaces), "switch.sh", List.of()), paths);
  }

  /**
   * Adds a host and plugs it into the switch.
   *
   * @param name its hostname, in a label's form, and its name in every host's {@code /etc/hosts}
   * @param addresses each with its prefix length, as {@code 10.77.0.2/24} or {@code fd77::2/64}
   */
  public synchronized Host host(String name, String... addresses) throws LabFailed {
    if (!NAME.matcher(name).matches() || hosts.containsKey(name)) {
      throw new LabFailed(LabFailed.Reason.BAD_HOST, name);
    }
    for (String address : addresses) {
      if (!ADDRESS.matcher(address).matches()) {
        throw new LabFailed(LabFailed.Reason.BAD_HOST, address);
      }
    }
    List<String> command = new ArrayList<>(enter("--pid", "--net"));
    String[] namespaces = {"unshare", "--pid", "--fork", "--kill-child", "--mount", "--net"};
    command.addAll(Arrays.asList(namespaces));
    command.addAll(List.of("--uts", "--ipc", "--propagation", "private"));
    List<String> arguments = new ArrayList<>(List.of(name));
    arguments.addAll(visible);
    Holder first = Holder.start(command, "host.sh", arguments);
    String port = "port" + ++cables;
    try {
      plug(first, port, addresses);
      Host host = new Host(this, name, List.of(addresses), first, port);
      hosts.put(name, host);
      HostsFile.write(hosts.values());
      return host;
    } catch (LabFailed | IOException e) {
      hosts.remove(name);
      first.close();
      throw e instanceof LabFailed failed
          ? failed
          : new LabFailed(LabFailed.Reason.REFUSED, String.valueOf(e.getMessage()));
    }
  }

  private void plug(Holder host, String port, String... addresses) throws LabFailed {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(holder.pid()));
    arguments.add(Long.toString(host.pid()));
    arguments.add(port);
    arguments.addAll(Arrays.asList(addresses));
    Machine.run(Machine.script("plug.sh", arguments));
  }

  /** Pulls a host's cable, or plugs it in again; addresses and routes stay. */
  void cable(String port, boolean plugged) throws LabFailed {
    List<String> command = new ArrayList<>(enter("--net"));
    command.addAll(List.of("ip", "link", "set", port, plugged ? "up" : "down"));
    Machine.run(command);
  }

  synchronized void forget(Host host) {
    hosts.remove(host.name(), host);
  }

  private List<String> enter(String... namespaces) {
    List<String> command = new ArrayList<>(List.of("nsenter", "--target"));
    command.add(Long.toString(holder.pid()));
    command.addAll(Arrays.asList(namespaces));
    command.add("--");
    return command;
  }

  /** Ends every process of every host and drops the lab; does nothing the second time. */
  @Override
  public void close() {
    synchronized (this) {
      hosts.values().forEach(Host::letGo);
    }
    holder.close();
  }
}
