package psw.client.cli;

import java.time.Clock;
import java.util.List;
import psw.client.api.Broker;
import psw.client.api.Directory;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.peers.Book;
import psw.client.peers.BrokerBook;
import psw.client.peers.DeviceBook;
import psw.client.revisions.Revisions;
import psw.client.site.Sites;
import psw.pairing.pin.ServerUrl;
import psw.pairing.run.Places;

/**
 * What a command has that uses this device, as the environment sets it.
 *
 * @param device its directory, which is made when it is missing
 * @param book whom it is paired with
 * @param directories where sites are announced
 */
record Own(Device device, Book book, List<Directory> directories, Clock clock) {
  /** With its broker, or alone where there is none. */
  static Own here(Clock clock) throws DeviceFailed {
    Device device = Device.at(Settings.home());
    Book book = book(device, clock);
    return new Own(device, book, directories(book), clock);
  }

  static Book book(Device device, Clock clock) {
    if (Settings.hasBroker()) {
      return new BrokerBook(new Broker(Settings.broker(), Settings.tokenFile()).pairing(), device);
    }
    Places places = Places.of(Settings.rendezvousAsWritten());
    return new DeviceBook(device, places, Settings.name(), clock);
  }

  // where no one says it, where this device met those it knows
  static List<Directory> directories(Book book) throws DeviceFailed {
    List<ServerUrl> set = Settings.directories();
    return (set.isEmpty() ? book.places() : set).stream().map(Directory::new).toList();
  }

  Sites sites() {
    return new Sites(book, directories, new Revisions(Settings.home()), clock);
  }
}
