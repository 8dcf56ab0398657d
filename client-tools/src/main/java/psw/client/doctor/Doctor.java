package psw.client.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import psw.client.api.CallFailed;
import psw.client.device.DeviceFailed;
import psw.client.knock.Gate;
import psw.client.knock.OwnAddress;
import psw.client.site.Found;
import psw.client.tunnel.PassPhrase;
import psw.client.tunnel.Plan;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.GateKind;
import psw.wire.knock.Heard;

/** The door: looks at everything between this device and a site. */
public final class Doctor {
  private final OwnAddress.Observer outside;
  private final Echo echo;
  private final Consumer<Finding> told;

  /** What the site says became of a knock of this device. */
  @FunctionalInterface
  public interface Echo {
    /** What it says now, if anything. */
    Optional<Heard> now() throws CallFailed, DeviceFailed;
  }

  /**
   * Nothing is looked at yet.
   *
   * @param outside who says as whom this host is seen, and what time it is
   * @param echo asked when the port does not open
   * @param told hears of each finding as soon as there is one
   */
  public Doctor(OwnAddress.Observer outside, Echo echo, Consumer<Finding> told) {
    this.outside = outside;
    this.echo = echo;
    this.told = told;
  }

  /**
   * Looks at a site; a service, where the plans forward to one.
   *
   * @param gate what this device was told to do before it connects
   * @param plans one for each address of the site
   */
  public void examine(Found found, String name, Gate gate, List<Plan> plans, PassPhrase phrase)
      throws InterruptedException {
    Announcement said = found.said().announcement();
    told.accept(
        Finding.of(
            found.site().peer().isPresent() ? What.PAIRED : What.STRANGER,
            name,
            found.site().id().text()));
    List<Plan> ways = ways(said, plans);
    told.accept(new Time(outside).look(said.addresses()));
    Finding kind = kind(said.gate(), gate, found.site().peer().isPresent());
    told.accept(kind);
    if (!ways.isEmpty() && !kind.isWrong()) {
      new Attempt(outside, echo, told, phrase).go(ways);
    }
  }

  private List<Plan> ways(Announcement said, List<Plan> plans) {
    List<Plan> ways = new ArrayList<>();
    for (Plan plan : plans) {
      String there = plan.login().host();
      Optional<String> here = Way.from(there);
      here.ifPresent(local -> ways.add(plan));
      told.accept(
          here.isPresent()
              ? Finding.of(What.WAY, there, here.get())
              : Finding.of(What.NO_WAY, there));
    }
    if (ways.isEmpty()) {
      told.accept(Finding.of(said.addresses().isEmpty() ? What.NO_ADDRESS : What.NO_WAY_AT_ALL));
    }
    return ways;
  }

  static Finding kind(Optional<GateKind> announced, Gate gate, boolean paired) {
    if (announced.isPresent() && announced.get().down() && !(gate instanceof Gate.Sequence)) {
      return Finding.of(What.GATE_DOWN);
    }
    if (gate instanceof Gate.Datagram datagram) {
      String port = datagram.port().toString();
      return Finding.of(What.DATAGRAM, port, port);
    }
    boolean sequence = announced.map(GateKind::sequence).orElse(false);
    if (gate instanceof Gate.Sequence) {
      return Finding.of(sequence || announced.isEmpty() ? What.SEQUENCE : What.OTHER_KIND);
    }
    return Finding.of(
        announced.isEmpty() ? What.NO_GATE : paired ? What.OTHER_KIND : What.NOT_TOLD);
  }
}
