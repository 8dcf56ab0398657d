package psw.client.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import psw.client.doctor.Finding;
import psw.client.doctor.What;

class DoctorAdviceTest {
  private static List<String> advice(What what, String... facts) {
    return DoctorAdvice.of(new Finding(what, what.state(), List.of(facts)), "ana/web");
  }

  static List<What> wrong() {
    return Arrays.stream(What.values()).filter(what -> what.state() == What.State.WRONG).toList();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatever_is_wrong_has_something_to_try(What what) {
    String[] facts = {what == What.REFUSED_REPLAY ? "0" : "192.0.2.1", "192.0.2.1", "22", "62201"};
    assertFalse(advice(what, facts).isEmpty(), what::toString);
  }

  @Test
  void a_knock_that_is_not_heard_of_has_the_sites_rules_for_its_first_cause() {
    List<String> lines = advice(What.NOT_HEARD, "62201", "203.0.113.5");
    assertTrue(lines.get(0).startsWith("do the site's rules take such a knock"), lines::toString);
    assertTrue(lines.get(1).contains("router, does that forward UDP port 62201"), lines::toString);
  }

  @Test
  void what_is_in_nobodys_way_leads_to_no_guess() {
    List<String> facts = List.of("203.0.113.5:22", "203.0.113.5");
    Finding passedBy = new Finding(What.SILENT, What.State.UNKNOWN, facts);
    assertEquals(List.of(), DoctorAdvice.of(passedBy, "ana/web"));
  }

  @Test
  void a_clock_that_was_set_back_is_told_from_one_that_was_ahead() {
    assertEquals(
        "it was set back: timedatectl set-ntp true", advice(What.REFUSED_REPLAY, "-30").get(0));
    assertTrue(
        advice(What.REFUSED_REPLAY, "0").get(0).startsWith("wait for a minute: this clock was"));
  }

  @Test
  void in_one_network_no_router_is_asked_for() {
    assertEquals(1, advice(What.REJECTED, "192.168.1.2", "62201").size());
  }

  @Test
  void a_host_that_says_no_from_outside_is_likeliest_a_router_that_forwards_nothing() {
    String first = advice(What.REJECTED, "203.0.113.5", "62201").get(0);
    assertTrue(first.contains("forward UDP port 62201"), first);
  }

  @Test
  void a_port_that_says_no_after_a_knock_is_likeliest_that_of_a_server_that_is_down() {
    String first = advice(What.CLOSED_BEHIND, "192.0.2.1:22").get(0);
    assertTrue(first.contains("no SSH server runs behind it"), first);
  }

  @Test
  void who_has_two_addresses_is_not_sent_to_the_owner() {
    String all = advice(What.REFUSED_SOURCE, "192.0.2.77", "192.0.2.2").toString();
    assertFalse(all.contains("--source"), all);
    assertTrue(all.contains("try another network"), all);
  }

  @Test
  void a_routers_address_comes_with_the_ports_that_it_must_forward() {
    String line = advice(What.FORWARDED, "203.0.113.5", "rendez-vous", "22", "62201").get(0);
    assertTrue(line.startsWith("its router must forward TCP 22 and UDP 62201 to this host"), line);
  }
}
