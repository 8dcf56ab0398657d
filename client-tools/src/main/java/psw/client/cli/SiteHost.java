package psw.client.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import psw.client.doctor.Here;

/** The host of this device's own site. */
final class SiteHost {
  private SiteHost() {}

  /** What is seen of it; empty where the broker is on another host, or nothing is to be seen. */
  static Optional<Here> here() {
    try {
      return isHere() ? Optional.of(look()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isHere() throws IOException {
    String host = Settings.broker().base().getHost();
    return NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
  }

  private static Here look() throws IOException {
    try {
      return Here.look(Optional.of(GateConf.read(GateConf.FILE)), Optional.empty());
    } catch (NoSuchFileException e) {
      return Here.look(Optional.empty(), Optional.empty());
    } catch (AccessDeniedException e) {
      return unread("this account may not read " + GateConf.FILE);
    } catch (GateConf.Bad e) {
      return unread(e.getMessage());
    }
  }

  private static Here unread(String why) throws IOException {
    return Here.look(Optional.empty(), Optional.of(why));
  }
}
