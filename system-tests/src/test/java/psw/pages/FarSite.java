package psw.pages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.jws.Identity;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** Another site, as a rendez-vous sees it: a key that signs announcements. */
final class FarSite {
  private final Identity identity = Identity.create(new SecureRandom());
  private final String name;

  FarSite(String name) {
    this.name = name;
  }

  String id() {
    return identity.id().text();
  }

  /** Announces one service; answers the status. */
  int announce(Server rendezvous, String service, String description)
      throws BadValue, IOException, InterruptedException {
    Offer offer =
        new Offer(
            1,
            Label.from(service),
            ServiceName.parse(service),
            Description.parse(description),
            IpAddress.parse("192.0.2.44"),
            Port.of(8080),
            Health.UP);
    Instant now = Clock.systemUTC().instant();
    Announcement announcement =
        new Announcement(
            identity.id(),
            identity.key(),
            Label.parse(name),
            now.toEpochMilli(),
            now.truncatedTo(ChronoUnit.SECONDS),
            now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1800),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(offer),
            List.of());
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(rendezvous.url() + "/api/brokers/" + id()))
            .header("Content-Type", "application/jose")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(announcement.sign(identity)))
            .build();
    return Server.HTTP.send(put, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
