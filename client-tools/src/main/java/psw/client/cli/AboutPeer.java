package psw.client.cli;

import java.util.Optional;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.wire.value.Label;

/** A command about one peer. */
abstract class AboutPeer extends DeviceCall {
  @Parameters(index = "0", paramLabel = "NAME", description = "as psw peers lists it")
  private Label name;

  @Override
  final int run() throws CallFailed, DeviceFailed {
    Book book = book(device());
    Optional<Acquaintance> who = book.find(name);
    return who.isPresent() ? about(who.get(), book) : nobody();
  }

  abstract int about(Acquaintance who, Book book) throws CallFailed, DeviceFailed;

  final int nobody() {
    return console()
        .fail(Exit.FAILED, "you paired with nobody called " + name, "psw peers    lists them");
  }
}
