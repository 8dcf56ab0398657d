package psw.broker.announcing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import psw.broker.far.RendezvousUrl;
import psw.broker.far.Trouble;

class FaultWordsTest {
  @Test
  void a_rendezvous_called_by_a_foreign_name_is_said_to_need_a_setting() {
    assertTrue(FaultWords.of(new Fault(Fault.Kind.REFUSED, 421)).contains("PSW_HOSTS"));
  }

  @Test
  void any_other_refusal_is_told_by_its_number() {
    assertTrue(FaultWords.of(new Fault(Fault.Kind.REFUSED, 413)).contains("413"));
  }

  @Test
  void a_rendezvous_that_takes_but_is_not_heard_is_complained_of() throws Exception {
    Standing standing =
        new Standing(
            RendezvousUrl.parse("http://192.0.2.1"),
            false,
            OptionalLong.of(1),
            true,
            true,
            Optional.empty(),
            Instant.EPOCH);
    assertEquals(Optional.empty(), standing.complaint());
    assertTrue(
        standing
            .unheard(Optional.of(Trouble.STRANGE_ANSWER))
            .complaint()
            .orElse("")
            .startsWith("other sites are not heard of from there"));
  }
}
