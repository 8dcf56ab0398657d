package psw.broker.sites;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.BrokerId;

/** An added site in its table. */
@Entity
@Table(name = "site")
class SiteRow {
  @Id private String broker;
  private String url;
  private long since;

  protected SiteRow() {}

  SiteRow(BrokerId broker, RendezvousUrl url, Instant since) {
    this.broker = broker.text();
    this.since = since.toEpochMilli();
    move(url);
  }

  final void move(RendezvousUrl there) {
    url = there.text();
  }

  AddedSite toSite() {
    return new AddedSite(new BrokerId(broker), new RendezvousUrl(url), Instant.ofEpochMilli(since));
  }
}
