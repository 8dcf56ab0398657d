package psw.client.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** On this machine's loopback address, by any user; psw gateway is the SSH server of both sites. */
final class LoopbackDemo implements Demo {
  private final Process caretaker;
  private final Stage stage;
  private final Person rv;
  private final Person ana;
  private final Person rui;

  private LoopbackDemo(Process caretaker, Path work, Stage stage) throws IOException {
    this.caretaker = caretaker;
    this.stage = stage;
    this.rv = new Person("rv", work, stage, this::tell);
    this.ana = new Person("ana", work, stage, this::tell);
    this.rui = new Person("rui", work, stage, this::tell);
  }

  static Demo open(Stage stage) throws IOException {
    Path work = Files.createTempDirectory("psw-demo");
    ProcessBuilder care =
        new ProcessBuilder(
            Actor.java().resolve("bin/java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            Actor.jar().toString(),
            Caretaker.class.getName(),
            work.toString());
    Process caretaker =
        care.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    return new LoopbackDemo(caretaker, work, stage);
  }

  private synchronized void tell(Process started) {
    try {
      OutputStream out = caretaker.getOutputStream();
      out.write((started.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException gone) {
      // then nobody would end it when we cannot
      started.destroyForcibly();
    }
  }

  @Override
  public boolean give(boolean toTheEnd) throws InterruptedException {
    try {
      Walk walk = new Walk(rv, ana, rui, stage);
      walk.walk();
      if (toTheEnd) {
        walk.withdraw();
      }
      return true;
    } catch (StepFailed e) {
      stage.failed(e.getMessage());
      return false;
    }
  }

  @Override
  public List<String> unseen() {
    return List.of(
        "the gate: a firewall that answers nobody, opened by a knock or by one sealed datagram",
        "what a stranger sees of such a host: a scan of all its ports",
        "three hosts with networks of their own, one of which loses its address and comes back",
        "OpenSSH's server in place of psw gateway, and the reaper that ends its sessions");
  }

  @Override
  public Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("rendez-vous", rv.page());
    pages.put("ana's broker", ana.page());
    pages.put("rui's broker", rui.page());
    return pages;
  }

  @Override
  public Map<String, Path> tokens() {
    Map<String, Path> tokens = new LinkedHashMap<>();
    tokens.put("ana", ana.token());
    tokens.put("rui", rui.token());
    return tokens;
  }

  @Override
  public Map<String, String> shells() {
    return Map.of();
  }

  @Override
  public void close() {
    try {
      caretaker.getOutputStream().close();
      caretaker.waitFor();
    } catch (IOException gone) {
      // it has begun already
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
