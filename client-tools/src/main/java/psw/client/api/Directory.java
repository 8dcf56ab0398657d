package psw.client.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import psw.pairing.pin.ServerUrl;
import psw.wire.value.BrokerId;
import psw.wire.value.Label;

/**
 * Where sites are announced, a rendez-vous or a broker, as everybody may ask it. What it says is
 * believed by nobody who did not judge it.
 */
public final class Directory {
  private final ServerUrl server;
  private final Http http;

  /** Nothing is sent before the first call. */
  public Directory(ServerUrl server) {
    this.server = server;
    this.http = new Http(server);
  }

  /** Where it answers. */
  public ServerUrl server() {
    return server;
  }

  /** A site's announcement or its tombstone; empty where it is not announced. */
  public Optional<byte[]> announcement(BrokerId site) throws CallFailed {
    return http.jose(http.at("/api/brokers/" + site));
  }

  /** The lease that keeps that announcement alive, if there is one. */
  public Optional<byte[]> lease(BrokerId site) throws CallFailed {
    return http.jose(http.at("/api/brokers/" + site + "/lease"));
  }

  /** The sites that call themselves so. */
  public List<Site> called(Label name) throws CallFailed {
    String asked = URLEncoder.encode(name.text(), StandardCharsets.UTF_8);
    return http.all("/api/brokers?q=" + asked, Site::parse).stream()
        .filter(site -> site.name().equals(name))
        .toList();
  }
}
