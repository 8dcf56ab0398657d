package psw.client.cli;

import picocli.CommandLine.Command;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.peers.Acquaintance;
import psw.client.peers.Book;

/** psw peers forget. */
@Command(
    name = "forget",
    description = {
      "Forget a peer, with all that it was granted here.",
      "It is not told, and has your keys as before; to meet again, pair again."
    },
    footer = "  psw peers forget rui-phone")
final class ForgetPeerCommand extends AboutPeer {
  @Override
  int about(Acquaintance who, Book book) throws CallFailed, DeviceFailed {
    return book.forget(who) ? Exit.DONE : nobody();
  }
}
