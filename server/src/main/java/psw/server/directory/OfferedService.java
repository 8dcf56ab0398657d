package psw.server.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import psw.wire.announcement.Offer;
import psw.wire.value.BrokerId;

/** A service of a broker, under this server's own number; kept when it is not offered any more. */
@Entity
@Table(name = "offered_service")
@SuppressWarnings("UnusedVariable") // Search reads the columns
class OfferedService {
  @Id private long id;
  private String broker;
  private long number;
  private boolean offered;
  private String label;
  private String name;
  private String description;
  private String words;
  private String ip;
  private int port;
  private String health;

  protected OfferedService() {}

  OfferedService(long id, BrokerId broker, Offer offer) {
    this.id = id;
    this.broker = broker.text();
    this.number = offer.id();
    offer(offer);
  }

  void offer(Offer offer) {
    offered = true;
    label = offer.label().text();
    name = offer.name().text();
    description = offer.description().text();
    words = words(name + '\n' + label + '\n' + description);
    ip = offer.ip().text();
    port = offer.port().number();
    health = offer.health().toString();
  }

  void withdraw() {
    offered = false;
  }

  long number() {
    return number;
  }

  boolean isOffered() {
    return offered;
  }

  /** How words are compared in a search. */
  static String words(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
