package psw.broker.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import psw.broker.announcing.Fault;
import psw.broker.announcing.Standing;
import psw.broker.far.RendezvousUrl;
import psw.wire.value.BadValue;

class PairingsTest {
  private static final RendezvousUrl DEAD = url("https://dead.example:9443");
  private static final RendezvousUrl LOST = url("https://lost.example:9443");
  private static final RendezvousUrl WELL = url("https://well.example:9443");

  private static RendezvousUrl url(String text) {
    try {
      return RendezvousUrl.parse(text);
    } catch (BadValue e) {
      throw new AssertionError(e);
    }
  }

  private static Standing standing(RendezvousUrl url, boolean holds, boolean fault) {
    Optional<Fault> wrong =
        fault ? Optional.of(new Fault(Fault.Kind.NO_CONNECTION, 0)) : Optional.empty();
    return new Standing(url, false, OptionalLong.of(1), holds, holds, wrong, Instant.EPOCH);
  }

  @Test
  void a_code_is_made_where_the_site_is_announced_and_all_goes_well() {
    assertEquals(
        List.of(WELL, DEAD, LOST),
        Pairings.inOrder(
            List.of(DEAD, LOST, WELL),
            List.of(
                standing(DEAD, false, true),
                // announced there still, but it does not answer any more
                standing(LOST, true, true),
                standing(WELL, true, false))));
  }

  @Test
  void where_none_is_better_they_are_taken_as_they_were_named() {
    assertEquals(List.of(DEAD, WELL), Pairings.inOrder(List.of(DEAD, WELL), List.of()));
  }
}
