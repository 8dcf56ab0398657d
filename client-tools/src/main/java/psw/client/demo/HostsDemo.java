package psw.client.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import psw.client.lab.Host;
import psw.client.lab.Lab;
import psw.client.lab.LabFailed;

/** On three hosts in network namespaces, by root. */
final class HostsDemo implements Demo {
  private final Lab lab;
  private final Cast cast;
  private final Stage stage;

  private HostsDemo(Lab lab, Cast cast, Stage stage) {
    this.lab = lab;
    this.cast = cast;
    this.stage = stage;
  }

  /** Makes the three hosts. */
  static Demo open(Stage stage) throws LabFailed {
    Lab lab = Lab.open(Actor.jar().getParent(), Actor.java());
    try {
      return new HostsDemo(lab, new Cast(lab, stage), stage);
    } catch (LabFailed e) {
      lab.close();
      throw e;
    }
  }

  @Override
  public boolean give(boolean toTheEnd) throws InterruptedException {
    try {
      Tour tour = new Tour(cast, stage);
      tour.walk();
      if (toTheEnd) {
        tour.withdraw();
      }
      return true;
    } catch (StepFailed e) {
      stage.failed(e.getMessage());
      return false;
    }
  }

  @Override
  public Map<String, String> pages() throws IOException {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("rendez-vous", page(9001, cast.rv, 9000));
    pages.put("ana's broker", page(8001, cast.ana, 8000));
    pages.put("rui's broker", page(8002, cast.rui, 8000));
    return pages;
  }

  @Override
  public Map<String, Path> tokens() {
    Path token = Path.of("root/.local/share/psw/broker/cli.token");
    Map<String, Path> tokens = new LinkedHashMap<>();
    tokens.put("ana", cast.ana.host().root().resolve(token));
    tokens.put("rui", cast.rui.host().root().resolve(token));
    return tokens;
  }

  @Override
  public Map<String, String> shells() {
    Map<String, String> shells = new LinkedHashMap<>();
    for (Host host : List.of(cast.rv.host(), cast.ana.host(), cast.rui.host())) {
      shells.put(host.name(), "nsenter --target " + host.pid() + " --all");
    }
    return shells;
  }

  @Override
  public List<String> unseen() {
    return List.of();
  }

  @Override
  public void close() {
    lab.close();
  }

  private static String page(int wanted, Actor actor, int port) throws IOException {
    return "http://127.0.0.1:" + Forwarder.open(wanted, actor.host(), port).port() + "/";
  }
}
