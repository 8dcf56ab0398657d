package psw.broker.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import psw.wire.announcement.Health;
import psw.wire.value.BadValue;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** A service in its table. */
@Entity
@Table(name = "service")
class ServiceRow {
  @Id private long id;
  private String label;
  private String name;
  private String description;
  private String ip;
  private int port;
  private String visibility;
  private boolean ephemeral;
  private String health;
  private String owner;

  protected ServiceRow() {}

  ServiceRow(Service service) {
    this.id = service.id();
    this.label = service.label().text();
    this.owner = service.owner();
    become(service);
  }

  final void become(Service service) {
    this.name = service.name().text();
    this.description = service.description().text();
    this.ip = service.ip().text();
    this.port = service.port().number();
    this.visibility = service.visibility().toString();
    this.ephemeral = service.ephemeral();
    this.health = service.health().toString();
  }

  Service toService() {
    try {
      return new Service(
          id,
          Label.parse(label),
          ServiceName.parse(name),
          Description.parse(description),
          IpAddress.parse(ip),
          Port.of(port),
          Visibility.parse(visibility),
          ephemeral,
          Health.parse(health),
          owner);
    } catch (BadValue e) {
      throw new IllegalStateException("service " + id + " in the database: " + e.part(), e);
    }
  }
}
