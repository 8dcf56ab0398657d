package psw.server.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.announcement.Lease;
import psw.wire.announcement.Offer;
import psw.wire.announcement.SshEnd;
import psw.wire.json.JsonObject;
import psw.wire.value.BrokerId;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** How brokers and services are shown as JSON; docs/protocol.md lists the members. */
public final class Views {
  private Views() {}

  /** A broker. */
  public static JsonObject broker(Entry entry) {
    return broker(entry, List.of());
  }

  /** The same, with what is seen of it elsewhere. */
  static JsonObject broker(Entry entry, List<Elsewhere.Seen> seen) {
    Announcement said = entry.announcement();
    return JsonObject.with("id", said.id().text())
        .and("name", said.name().text())
        .and("rev", said.revision())
        .and("issued", time(said.issued()))
        .and("expires", time(entry.known().liveUntil()))
        .and("live", entry.live())
        .and("addr", said.addresses().stream().map(IpAddress::text).toList())
        .and("ssh", said.ssh().map(Views::ssh))
        .and("gate", said.gate().map(Views::gate))
        .and("tls", said.tls())
        .and("next", said.next().map(BrokerId::text))
        .and("services", said.services().size())
        .and("seen", seen.isEmpty() ? Optional.empty() : Optional.of(json(seen)))
        .build();
  }

  private static List<JsonObject> json(List<Elsewhere.Seen> seen) {
    return seen.stream().map(Elsewhere.Seen::toJson).toList();
  }

  private static JsonObject ssh(SshEnd ssh) {
    return JsonObject.with("port", ssh.port().number()).and("hk", ssh.hostKeys()).build();
  }

  private static JsonObject gate(GateKind gate) {
    return JsonObject.with("seq", gate.sequence())
        .and("spa", gate.spa().map(Port::number))
        .and("down", gate.down() ? Optional.of(true) : Optional.empty())
        .build();
  }

  /** A service out of some broker's announcement, which was verified. */
  public static JsonObject service(ListedService listed) {
    return service(listed.id(), listed.offer())
        .and("broker", listed.broker().text())
        .and("site", listed.site().text())
        .and("verified", true)
        .build();
  }

  /** What every view of a service begins with. */
  public static JsonObject.Builder service(long id, Offer offer) {
    return JsonObject.with("id", id)
        .and("name", offer.name().text())
        .and("label", offer.label().text())
        .and("description", offer.description().text())
        .and("ip", offer.ip().text())
        .and("port", offer.port().number())
        .and("health", offer.health().toString());
  }

  static JsonObject lease(Lease lease) {
    return JsonObject.with("id", lease.id().text())
        .and("rev", lease.revision())
        .and("sha256", lease.sha256())
        .and("issued", time(lease.issued()))
        .and("expires", time(lease.expires()))
        .build();
  }

  /** A time as ISO 8601 in UTC. */
  public static String time(Instant at) {
    return at.toString();
  }
}
