package psw.gate.rules;

import java.util.List;
import psw.wire.value.Port;

/** What a rendez-vous shows to everybody. */
final class Rendezvous {
  static final Guests GUESTS =
      new Guests("DIRECTORY", List.of(new Port(9000), new Port(9443)), Reach.PUBLIC, 64);

  private Rendezvous() {}
}
