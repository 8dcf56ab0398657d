package psw.broker.catalog;

import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/**
 * A service of this site, as it is stored.
 *
 * @param id positive, never given twice
 * @param label unique within the site, fixed for the id's life
 * @param name what people call it
 * @param description a line about it, perhaps empty
 * @param ip where it listens
 * @param port where it listens
 * @param visibility who sees it
 * @param ephemeral whether it goes when it stops to answer
 * @param health what was last found
 * @param owner the id of the token that registered it
 */
public record Service(
    long id,
    Label label,
    ServiceName name,
    Description description,
    IpAddress ip,
    Port port,
    Visibility visibility,
    boolean ephemeral,
    Health health,
    String owner) {

  /** Whether everybody may see it. */
  public boolean isPublic() {
    return visibility == Visibility.PUBLIC;
  }

  /** As it stands in the announcement. */
  public Offer offer() {
    return new Offer(id, label, name, description, ip, port, health);
  }

  /** As it is noted: {@code chat at 127.0.0.1:8001 (Ana's chat), public}. */
  String words() {
    String host = ip.isIpv6() ? "[" + ip + "]" : ip.text();
    return label + " at " + host + ":" + port + " (" + name + "), " + visibility;
  }

  boolean isAt(IpAddress otherIp, Port otherPort) {
    return ip.equals(otherIp) && port.equals(otherPort);
  }
}
