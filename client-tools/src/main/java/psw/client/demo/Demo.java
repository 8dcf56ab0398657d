package psw.client.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import psw.client.lab.LabFailed;

/** The demo, being given. Closing it leaves nothing behind. */
public interface Demo extends AutoCloseable {
  /** The whole job, by root: makes three hosts. */
  static Demo onHosts(Stage stage) throws LabFailed {
    return HostsDemo.open(stage);
  }

  /** What any user can: everything on this machine's loopback address. */
  static Demo onLoopback(Stage stage) throws IOException {
    return LoopbackDemo.open(stage);
  }

  /**
   * Goes through the steps; stops at the first that fails, and answers whether none did.
   *
   * @param toTheEnd whether what was offered is withdrawn at last; else it stays to be looked at
   */
  boolean give(boolean toTheEnd) throws InterruptedException;

  /** What it could not show, and how to see it. */
  List<String> unseen();

  /** Where this machine sees the pages of the three servers: name, then address. */
  Map<String, String> pages() throws IOException;

  /** Where the tokens are that the brokers' pages ask for: name, then file. */
  Map<String, Path> tokens();

  /** How a shell in each host is had: name, then command; empty where all is one host. */
  Map<String, String> shells();

  @Override
  void close();
}
