package psw.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import psw.client.device.Device;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.site.NoSite;
import psw.client.tunnel.Forward;
import psw.client.tunnel.HostKeyRule;
import psw.client.tunnel.Login;
import psw.client.tunnel.Plan;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.SshEnd;
import psw.wire.value.IpAddress;
import psw.wire.value.SshFingerprint;

/** How a site is logged in to: as its announcement says, and in no other way. */
final class SitePlans {
  /** Whom a site lets in for tunnels. */
  static final String ACCOUNT = "psw-tunnel";

  private SitePlans() {}

  /**
   * One for each address of the site, at least one.
   *
   * @param addresses those that it announces, in the order in which to try them
   */
  static List<Plan> of(
      Device device,
      Announcement site,
      List<IpAddress> addresses,
      List<Forward> forwards,
      Gate gate)
      throws NoSite, DeviceFailed {
    SshEnd ssh = site.ssh().orElseThrow(() -> NoSite.noWayIn(site.id()));
    if (addresses.isEmpty()) {
      throw NoSite.noWayIn(site.id());
    }
    HostKeyRule pins =
        new HostKeyRule.Pinned(
            ssh.hostKeys().stream().map(SshFingerprint::new).collect(Collectors.toSet()));
    List<Plan> plans = new ArrayList<>();
    for (IpAddress address : addresses) {
      plans.add(
          new Plan(
              new Login(ACCOUNT, address.text(), ssh.port()),
              device.sshKeyFile(),
              pins,
              forwards,
              gate));
    }
    return plans;
  }
}
