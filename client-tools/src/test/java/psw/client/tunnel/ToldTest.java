package psw.client.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.client.tunnel.Refused.Why;
import psw.wire.value.Port;

class ToldTest {
  private static final Target WEB = new Target("127.0.0.1", new Port(80));
  private static final Target OTHER = new Target("intranet", new Port(80));

  private final List<String> heard = new ArrayList<>();
  private final Told told = new Told((target, why) -> heard.add(target + " " + why));

  @Test
  void the_same_refusal_is_told_once() {
    told.refused(WEB, Why.CONNECT_FAILED, at(0));
    told.refused(WEB, Why.CONNECT_FAILED, at(3600));
    assertEquals(List.of("127.0.0.1:80 CONNECT_FAILED"), heard);
  }

  @Test
  void what_the_last_connection_met_is_known_until_one_gets_through() {
    assertEquals(Optional.empty(), told.met(WEB));
    told.refused(WEB, Why.PROHIBITED, at(0));
    told.refused(WEB, Why.CONNECT_FAILED, at(1));
    told.refused(WEB, Why.OTHER_USER, at(2));
    assertEquals(Optional.of(Why.CONNECT_FAILED), told.met(WEB));
    told.reached(WEB);
    assertEquals(Optional.empty(), told.met(WEB));
  }

  @Test
  void each_target_is_told_by_itself() {
    told.refused(WEB, Why.PROHIBITED, at(0));
    told.refused(OTHER, Why.PROHIBITED, at(0));
    assertEquals(List.of("127.0.0.1:80 PROHIBITED", "intranet:80 PROHIBITED"), heard);
  }

  @Test
  void another_reason_is_told_after_five_seconds() {
    told.refused(WEB, Why.CONNECT_FAILED, at(0));
    told.refused(WEB, Why.SHORTAGE, at(4));
    told.refused(WEB, Why.PROHIBITED, at(5));
    assertEquals(List.of("127.0.0.1:80 CONNECT_FAILED", "127.0.0.1:80 PROHIBITED"), heard);
  }

  @Test
  void a_target_that_was_reached_meanwhile_is_told_again() {
    told.refused(WEB, Why.CONNECT_FAILED, at(0));
    told.reached(WEB);
    told.refused(WEB, Why.CONNECT_FAILED, at(5));
    assertEquals(2, heard.size());
  }

  @Test
  void a_target_that_comes_and_goes_is_told_every_five_seconds_at_most() {
    for (int second = 0; second < 10; second++) {
      told.refused(WEB, Why.CONNECT_FAILED, at(second));
      told.reached(WEB);
    }
    assertEquals(2, heard.size());
  }

  @Test
  void the_end_of_the_session_is_no_refusal() {
    told.refused(WEB, Why.SESSION_OVER, at(0));
    assertEquals(List.of(), heard);
  }

  private static long at(int seconds) {
    return Duration.ofSeconds(seconds).toNanos() - 7;
  }
}
