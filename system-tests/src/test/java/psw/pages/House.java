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
import psw.testing.FarSite;
import psw.testing.Server;

/** A rendez-vous, a broker announced there, a site far away, and a browser before them. */
record House(Server rendezvous, Server broker, FarSite far, Browser browser) {
  static final HttpClient HTTP = HttpClient.newHttpClient();

  static House open(Path home) throws Exception {
    Server rendezvous = server("rendezvous", home, Map.of("psw.name", "meeting-point"));
    Map<String, String> here =
        Map.of("psw.name", "ana", "psw.lease", "60", "psw.rendezvous", rendezvous.url());
    Server broker = server("broker", home, here);
    House house = new House(rendezvous, broker, new FarSite("far-away"), new Browser());
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
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(rendezvous.url() + far.path()))
            .header("Content-Type", "application/jose")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(jws))
            .build();
    assertEquals(200, HTTP.send(put, HttpResponse.BodyHandlers.discarding()).statusCode());
  }

  void close() throws InterruptedException {
    browser.close();
    for (Server server : List.of(broker, rendezvous)) {
      server.end();
    }
  }
}
