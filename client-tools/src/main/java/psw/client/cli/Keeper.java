package psw.client.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Standing;
import psw.client.up.Desk;
import psw.client.up.Wish;
import psw.client.up.WishList;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;

/** Keeps the wormholes that are wished for, and answers who asks about them. */
final class Keeper implements Desk.Clerk {
  private final Console console;
  private final Own own;
  private final WishList list;
  private final PassPhrase passPhrase;
  private final boolean lan;
  private final boolean forOthers;
  private final Places places;
  private final Clock clock;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<String, Presence> sites = new LinkedHashMap<>(); // guarded by this

  /**
   * Keeps nothing yet.
   *
   * @param forOthers whether it ends when there is nothing to keep any more, as nobody sees it
   */
  Keeper(
      Console console,
      Own own,
      WishList list,
      PassPhrase passPhrase,
      boolean lan,
      boolean forOthers) {
    this.console = console;
    this.own = own;
    this.list = list;
    this.passPhrase = passPhrase;
    this.lan = lan;
    this.forOthers = forOthers;
    this.places = Places.of(lan);
    this.clock = own.clock();
  }

  /** Keeps what the file says now, and nothing else. */
  synchronized void reload() throws IOException, WishList.BadLine, CallFailed, DeviceFailed {
    Map<String, Set<Goal>> wanted = new LinkedHashMap<>();
    for (Wish wish : list.read()) {
      wanted
          .computeIfAbsent(wish.site(), site -> new LinkedHashSet<>())
          .add(new Goal(wish.site(), wish.service()));
    }
    for (String gone : new HashSet<>(sites.keySet())) {
      if (!wanted.containsKey(gone)) {
        sites.remove(gone).close();
      }
    }
    for (Map.Entry<String, Set<Goal>> each : wanted.entrySet()) {
      boolean there = sites.containsKey(each.getKey());
      Presence site =
          sites.computeIfAbsent(
              each.getKey(), name -> new Presence(console, name, own, passPhrase, places));
      site.keep(each.getValue());
      if (!there) {
        site.begin();
      }
    }
    if (forOthers && wanted.isEmpty()) {
      end.countDown();
    }
  }

  /** Waits until somebody asks for the end. */
  void awaitEnd() throws InterruptedException {
    end.await();
  }

  /** Ends all of it. */
  synchronized void close() {
    end.countDown();
    sites.values().forEach(Presence::close);
  }

  @Override
  public JsonObject answer(JsonObject question) {
    try {
      switch (question.text("do")) {
        case "status" -> {
          return status();
        }
        case "reload" -> reload();
        case "end" -> end.countDown();
        default -> {
          return error("not understood");
        }
      }
      return JsonObject.with("done", true).build();
    } catch (WishList.BadLine e) {
      return error(WishWords.of(list, e));
    } catch (IOException e) {
      return error(FileWords.of(e));
    } catch (BadValue | CallFailed | DeviceFailed e) {
      return error(String.valueOf(e.getMessage()));
    }
  }

  private static JsonObject error(String what) {
    return JsonObject.with("error", what).build();
  }

  private synchronized JsonObject status() {
    List<JsonObject> all = new ArrayList<>();
    sites.forEach((name, site) -> all.add(status(name, site)));
    return JsonObject.with("sites", all).and("lan", lan).build();
  }

  private JsonObject status(String name, Presence site) {
    Standing now = site.standing();
    Ports.Now all = site.ports();
    List<JsonObject> ports =
        all.open().stream()
            .map(
                port ->
                    JsonObject.with("listen", port.listening().where())
                        .and("service", port.service().label().text())
                        .and("refused", site.refusal(port).map(TunnelWords::brief))
                        .build())
            .toList();
    List<JsonObject> shut =
        all.shut().entrySet().stream()
            .map(
                each ->
                    JsonObject.with("service", each.getKey())
                        .and("why", each.getValue().why())
                        .and("offered", each.getValue().offered())
                        .build())
            .toList();
    return JsonObject.with("site", name)
        .and("open", now.session().isPresent())
        .and("trouble", site.trouble())
        .and("stuck", site.isStuck())
        .and(
            "since",
            now.session()
                .map(age -> clock.instant().minus(age).truncatedTo(ChronoUnit.SECONDS).toString()))
        .and("rtt_us", now.roundTrip().map(rtt -> rtt.toNanos() / 1000))
        .and("connections", now.connections())
        .and("up", now.up())
        .and("down", now.down())
        .and("wormholes", ports)
        .and("shut", shut)
        .build();
  }
}
