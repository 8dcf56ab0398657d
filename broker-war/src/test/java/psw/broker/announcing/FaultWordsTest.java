package psw.broker.announcing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FaultWordsTest {
  @Test
  void a_rendezvous_called_by_a_foreign_name_is_said_to_need_a_setting() {
    assertTrue(FaultWords.of(new Fault(Fault.Kind.REFUSED, 421)).contains("PSW_HOSTS"));
  }

  @Test
  void any_other_refusal_is_told_by_its_number() {
    assertTrue(FaultWords.of(new Fault(Fault.Kind.REFUSED, 413)).contains("413"));
  }
}
