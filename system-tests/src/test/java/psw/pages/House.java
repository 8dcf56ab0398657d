package psw.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import psw.pairing.Meddler;
import psw.testing.FarSite;
import psw.testing.Server;

/**
 * A rendez-vous, a broker announced there, a site far away, and a browser before them.
 *
 * @param way by which neighbours come to the rendez-vous, each from a household of his own
 * @param share the directory where an SSH server would read what the broker grants
 */
record House(
    Server rendezvous, Server broker, FarSite far, Meddler way, Path share, Browser browser) {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  static House open(Path home) throws Exception {
    Server rendezvous = server("rendezvous", home, Map.of("psw.name", "meeting-point"));
    Path share = Files.createDirectories(home.resolve("share/authorized")).getParent();
    Map<String, String> here =
        Map.of(
            "psw.name",
            "ana",
            "psw.lease",
            "60",
            "psw.rendezvous",
            rendezvous.url(),
            "psw.share",
            share.toString());
    Server broker = server("broker", home, here);
    House house =
        new House(
            rendezvous,
            broker,
            new FarSite("far-away"),
            new Meddler(rendezvous.port()),
            share,
            new Browser());
    boolean open = false;
    try {
      rendezvous.start();
      broker.start();
      rendezvous.awaitReady();
      broker.awaitReady();
      house.announce(house.far.announceNamed("Tea <b>& cake</b>", "<script>alert(1)</script>"));
      open = true;
      return house;
    } finally {
      if (!open) {
        house.close();
      }
    }
  }

  private static Server server(String kind, Path home, Map<String, String> settings)
      throws IOException {
    return new Server(kind, Files.createDirectory(home.resolve(kind)), settings);
  }

  private void announce(byte[] jws) throws Exception {
    announce(far.path(), jws);
  }

  /** Announces somebody at the rendez-vous. */
  void announce(String path, byte[] jws) throws Exception {
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(rendezvous.url() + path))
            .header("Content-Type", "application/jose")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(jws))
            .build();
    assertEquals(200, HTTP.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
  }

  void close() throws InterruptedException {
    browser.close();
    way.close();
    for (Server server : List.of(broker, rendezvous)) {
      server.end();
    }
  }
}
