package psw.client.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One host of a lab. It has its own network (loopback and {@code eth0}), hostname, process numbers,
 * and private writable {@code /etc} (a copy of the machine's), {@code /run}, {@code /tmp}, {@code
 * /root}, {@code /home}, {@code /var/lib} and {@code /var/log} (empty at first). Everything else is
 * the machine's.
 */
public final class Host implements AutoCloseable {
  private final Lab lab;
  private final String name;
  private final List<String> addresses;
  private final Holder holder;
  private final String port;

  Host(Lab lab, String name, List<String> addresses, Holder holder, String port) {
    this.lab = lab;
    this.name = name;
    this.addresses = addresses;
    this.holder = holder;
    this.port = port;
  }

  /** Its hostname. */
  public String name() {
    return name;
  }

  /** Its addresses with their prefix lengths, as given. */
  public List<String> addresses() {
    return addresses;
  }

  /** A command to be run here, by root in {@code /} unless told otherwise. */
  public HostCommand command(String... words) {
    return new HostCommand(holder, List.of(words));
  }

  /** Starts a command here; see {@link HostCommand#start}. */
  public Process start(String... words) throws IOException {
    return command(words).start();
  }

  /** Runs a command here to its end; see {@link HostCommand#run}. */
  public Outcome run(Duration limit, String... words) throws IOException, InterruptedException {
    return command(words).run(limit);
  }

  /**
   * Its file system, seen from the machine. Beware of absolute symbolic links in it: they are
   * followed in the file system of whoever follows them, which is ours.
   */
  public Path root() {
    return Path.of("/proc", Long.toString(holder.pid()), "root");
  }

  /** The process that holds its namespaces, as the machine numbers it. */
  public long pid() {
    return holder.pid();
  }

  /** Pulls its cable out of the switch. */
  public void unplug() throws LabFailed {
    lab.cable(port, false);
  }

  /** Plugs its cable in again. */
  public void plug() throws LabFailed {
    lab.cable(port, true);
  }

  /** Nobody waits any more for what runs here. */
  void letGo() {
    holder.letGo();
  }

  /** Cuts its power: its processes are killed and its files are gone. */
  @Override
  public void close() {
    lab.forget(this);
    holder.close();
  }
}
