package psw.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;
import psw.wire.value.Label;

/** psw peers rename. */
@Command(
    name = "rename",
    description = "Give a peer another name; what it was granted stays.",
    footer = "  psw peers rename rui-2 rui-phone")
final class RenamePeerCommand extends AboutPeer {
  @Parameters(index = "1", paramLabel = "NEW", description = "a name that nobody has yet")
  private Label another;

  @Override
  int about(Acquaintance who, Book book) throws CallFailed, DeviceFailed {
    if (book.rename(who, another)) {
      return Exit.DONE;
    }
    return console()
        .fail(Exit.FAILED, "another peer is called " + another, "psw peers    lists them");
  }
}
