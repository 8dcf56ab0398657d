package psw.client.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.identity.KeyFailed;
import psw.client.identity.SiteKey;
import psw.wire.value.BrokerId;

/** psw identity show. */
@Command(
    name = "show",
    description = {
      "Show who this site is, and this device.",
      "The site's id, the one that takes over if one is to, the key that this device",
      "logs in with, and the device's own id where it has no broker."
    },
    footer = "  psw identity show")
final class ShowIdentityCommand extends IdentityCall {
  @Override
  Path usualDirectory() {
    return Settings.siteDirectory();
  }

  @Override
  int about(SiteKey key) throws KeyFailed {
    List<List<String>> rows = new ArrayList<>();
    Optional<BrokerId> site = key.id();
    site.ifPresent(id -> rows.add(List.of("site", id.text())));
    key.next().ifPresent(id -> rows.add(List.of("next", id.text())));
    try {
      Device device = Device.at(Settings.home());
      rows.add(List.of("ssh", device.ssh().text()));
      if (device.hasIdentity()) {
        rows.add(List.of("device", device.identity().id().text()));
      }
    } catch (DeviceFailed e) {
      return DeviceWords.say(e, console());
    }
    Table.of(rows).forEach(console()::result);
    if (site.isEmpty()) {
      console().hint("no site in " + directory() + "; another directory: --data");
      console().hint("psw broker    makes one at its first start");
    }
    return Exit.DONE;
  }
}
