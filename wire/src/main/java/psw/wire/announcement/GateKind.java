package psw.wire.announcement;

import java.util.Optional;
import psw.wire.json.JsonObject;
import psw.wire.value.BadValue;
import psw.wire.value.Port;

/**
 * How a site's gate is opened (member {@code gate}); the knock ports themselves are never public.
 *
 * @param spa the UDP port of its authenticated datagram, if it takes one
 * @param sequence whether it takes a knock sequence
 * @param down whether the site knows that nobody receives the datagrams
 */
public record GateKind(Optional<Port> spa, boolean sequence, boolean down) {

  /** Whether who knocks at one knocks at the other, whether or not somebody receives it now. */
  public boolean isOpenedAs(GateKind other) {
    return spa.equals(other.spa) && sequence == other.sequence;
  }

  static GateKind parse(JsonObject json) throws BadValue {
    Optional<Long> spa = json.optionalInteger("spa");
    return new GateKind(
        spa.isPresent() ? Optional.of(Port.of(spa.get())) : Optional.empty(),
        json.flag("seq"),
        json.flag("down"));
  }

  JsonObject toJson() {
    return JsonObject.with("seq", sequence)
        .and("spa", spa.map(Port::number))
        .and("down", down ? Optional.of(true) : Optional.empty())
        .build();
  }
}
