package psw.wire.announcement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * One service as its broker announces it (a member of {@code svc}). TCP is the one protocol.
 *
 * @param id the broker's own number for it, 1 to 2^53 - 1, stable for its life
 * @param label unique within the site, fixed for the id's life
 * @param name what people call it
 * @param description a line about it, perhaps empty
 * @param ip where it listens, seen from its site
 * @param port where it listens
 * @param health what the site's broker last found
 */
public record Offer(
    long id,
    Label label,
    ServiceName name,
    Description description,
    IpAddress ip,
    Port port,
    Health health) {
  // beyond that JSON's numbers are not the same to everybody (RFC 8259, section 6)
  private static final long HIGHEST = (1L << 53) - 1;

  static Offer parse(JsonObject json) throws BadValue {
    long id = json.integer("id");
    if (id < 1 || id > HIGHEST) {
      throw new BadValue("id", BadValue.Reason.OUT_OF_RANGE);
    }
    if (!json.optionalText("proto").orElse("tcp").equals("tcp")) {
      throw new BadValue("proto", BadValue.Reason.OUT_OF_RANGE);
    }
    return new Offer(
        id,
        Label.parse(json.text("label")),
        Exact.of("name", json.text("name"), ServiceName::parse),
        Exact.of("desc", json.optionalText("desc").orElse(""), Description::parse),
        Exact.of("ip", json.text("ip"), IpAddress::parse),
        Port.of(json.integer("port")),
        Health.parse(json.optionalText("health").orElse("unknown")));
  }

  /** Reads the member {@code svc}: at most 256 services, no id and no label twice. */
  public static List<Offer> listIn(JsonObject json) throws BadValue {
    List<JsonObject> members = json.objects("svc");
    if (members.size() > Announcement.MOST_SERVICES) {
      throw new BadValue("svc", BadValue.Reason.TOO_LONG);
    }
    List<Offer> all = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (JsonObject member : members) {
      Offer offer = parse(member);
      if (!seen.add(offer.id()) || !seen.add(offer.label())) {
        throw new BadValue("svc", BadValue.Reason.DUPLICATE);
      }
      all.add(offer);
    }
    return List.copyOf(all);
  }

  /** The service as a member of {@code svc}. */
  public JsonObject toJson() {
    return JsonObject.with("id", id)
        .and("label", label.text())
        .and("name", name.text())
        .and("desc", description.text())
        .and("ip", ip.text())
        .and("port", port.number())
        .and("proto", "tcp")
        .and("health", health.toString())
        .build();
  }
}
