package psw.server.directory;

import psw.wire.announcement.Health;
import psw.wire.announcement.Offer;
import psw.wire.value.BadValue;
import psw.wire.value.BrokerId;
import psw.wire.value.Description;
import psw.wire.value.IpAddress;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.ServiceName;

/** A row of {@link Search#services} as values. */
final class ServiceRow {
  private final Object[] row;

  private ServiceRow(Object[] row) {
    this.row = row;
  }

  static ListedService read(Object[] columns) {
    ServiceRow row = new ServiceRow(columns);
    try {
      Offer offer =
          new Offer(
              row.number(3),
              new Label(row.text(4)),
              ServiceName.parse(row.text(5)),
              Description.parse(row.text(6)),
              new IpAddress(row.text(7)),
              new Port((int) row.number(8)),
              Health.parse(row.text(9)));
      return new ListedService(
          row.number(0), new BrokerId(row.text(1)), new Label(row.text(2)), offer);
    } catch (BadValue e) {
      throw new IllegalStateException("the store holds an unreadable service", e);
    }
  }

  private String text(int column) {
    return (String) row[column];
  }

  private long number(int column) {
    return ((Number) row[column]).longValue();
  }
}
