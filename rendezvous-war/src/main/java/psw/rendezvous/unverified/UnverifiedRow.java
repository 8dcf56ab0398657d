package psw.rendezvous.unverified;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** An entry in its table. */
@Entity
@Table(name = "unverified_service")
class UnverifiedRow {
  @Id private long id;
  private String broker;
  private String label;
  private String name;
  private String description;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String words;

  private String ip;
  private int port;
  private long expires;

  protected UnverifiedRow() {}

  UnverifiedRow(long id, BrokerId broker, Label label, Draft draft, Instant expires) {
    this.id = id;
    this.broker = broker.text();
    this.label = label.text();
    become(draft, expires);
  }

  /** Takes over what is said now, for one more lease; number and label stay. */
  final void become(Draft draft, Instant until) {
    name = draft.name().text();
    description = draft.description().text();
    words = (name + '\n' + label + '\n' + description).toLowerCase(Locale.ROOT);
    ip = draft.ip().text();
    port = draft.port().number();
    expires = until.toEpochMilli();
  }

  long id() {
    return id;
  }

  boolean isAt(IpAddress where, Port at) {
    return ip.equals(where.text()) && port == at.number();
  }

  boolean isCalled(Label other) {
    return label.equals(other.text());
  }

  UnverifiedService toService() {
    try {
      Offer offer =
          new Offer(
              id,
              new Label(label),
              ServiceName.parse(name),
              Description.parse(description),
              new IpAddress(ip),
              new Port(port),
              Health.UNKNOWN);
      return new UnverifiedService(new BrokerId(broker), offer, Instant.ofEpochMilli(expires));
    } catch (BadValue e) {
      throw new IllegalStateException("the store holds an unreadable service", e);
    }
  }
}
