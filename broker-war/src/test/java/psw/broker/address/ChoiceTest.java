package psw.broker.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static psw.broker.address.Some.ONE;
import static psw.broker.address.Some.THREE;
import static psw.broker.address.Some.TWO;
import static psw.broker.address.Some.has;
import static psw.broker.address.Some.ip;
import static psw.broker.address.Some.texts;
import static psw.broker.address.Some.told;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psw.broker.address.Reached.From;

class ChoiceTest {
  private static final OnHost HOME = has("192.168.1.10");

  private static List<String> of(List<OnHost> host, Told... told) {
    return texts(Choice.of(host, List.of(told), List.of(), false));
  }

  @Test
  void a_host_in_the_wide_world_is_where_its_interface_says() {
    List<OnHost> host = List.of(has("203.0.113.7"), HOME, has("2001:db8::7"));
    assertEquals(List.of("2001:db8::7", "203.0.113.7"), of(host));
  }

  @Test
  void what_an_interface_has_needs_nobody_s_word() {
    assertEquals(
        List.of("203.0.113.7"), of(List.of(has("203.0.113.7")), told(ONE, "198.51.100.1")));
  }

  @Test
  void behind_a_router_it_is_where_a_rendez_vous_sees_it_and_last_in_its_own_network() {
    List<Reached> all =
        Choice.of(List.of(HOME), List.of(told(ONE, "198.51.100.1")), List.of(), false);
    assertEquals(List.of("198.51.100.1", "192.168.1.10"), texts(all));
    assertEquals(
        List.of(From.RENDEZVOUS, From.INTERFACE), all.stream().map(Reached::from).toList());
    assertEquals(List.of(ONE), all.get(0).by());
  }

  @Test
  void behind_a_router_ipv6_is_the_host_s_own() {
    List<OnHost> host = List.of(HOME, has("2001:db8::7"));
    assertEquals(
        List.of("2001:db8::7", "198.51.100.1", "192.168.1.10"),
        of(host, told(ONE, "198.51.100.1"), told(ONE, "2001:db8:bad::1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.16.0.1",
        "192.168.9.9",
        "100.64.0.1",
        "127.0.0.1",
        "fd00::1",
        "::1",
        "64:ff9b::c633:6401",
        "2002:c633:6401::1"
      })
  void nobody_is_believed_that_it_is_at_a_private_address(String lie) {
    List<OnHost> host = List.of(HOME, has("fd77::10"));
    assertEquals(List.of("192.168.1.10"), of(host, told(ONE, lie)));
  }

  @Test
  void what_most_say_counts() {
    assertEquals(
        List.of("198.51.100.1", "192.168.1.10"),
        of(
            List.of(HOME),
            told(ONE, "203.0.113.66"),
            told(TWO, "198.51.100.1"),
            told(THREE, "198.51.100.1")));
  }

  @Test
  void where_one_says_this_and_one_that_neither_hides_the_site() {
    assertEquals(
        List.of("203.0.113.66", "198.51.100.1", "192.168.1.10"),
        of(List.of(HOME), told(ONE, "203.0.113.66"), told(TWO, "198.51.100.1")));
  }

  @Test
  void between_equals_what_was_announced_stays_first() {
    List<Told> said = List.of(told(ONE, "203.0.113.66"), told(TWO, "198.51.100.1"));
    assertEquals(
        List.of("198.51.100.1", "203.0.113.66", "192.168.1.10"),
        texts(Choice.of(List.of(HOME), said, List.of(ip("198.51.100.1")), false)));
  }

  @Test
  void a_lasting_address_is_preferred_to_one_that_changes_by_itself() {
    OnHost temporary = new OnHost(ip("2001:db8::abcd"), true, true);
    assertEquals(List.of("2001:db8::7"), of(List.of(temporary, has("2001:db8::7"))));
    assertEquals(List.of("2001:db8::abcd"), of(List.of(temporary)));
  }

  @Test
  void of_its_own_networks_the_one_that_leads_outward_counts() {
    OnHost other = new OnHost(ip("10.9.9.9"), false, false);
    assertEquals(List.of("192.168.1.10"), of(List.of(other, HOME)));
    assertEquals(List.of("10.9.9.9"), of(List.of(other)));
  }

  @Test
  void a_local_ipv6_address_counts_where_there_is_nothing_else() {
    assertEquals(List.of("fd77::10"), of(List.of(has("fd77::10"))));
    assertEquals(List.of("192.168.1.10"), of(List.of(has("fd77::10"), HOME)));
  }

  @Test
  void where_the_router_has_other_ports_only_the_router_is_named() {
    List<OnHost> host = List.of(HOME, has("2001:db8::7"));
    List<Told> said = List.of(told(ONE, "198.51.100.1"));
    assertEquals(List.of("198.51.100.1"), texts(Choice.of(host, said, List.of(), true)));
    assertEquals(
        List.of("2001:db8::7", "192.168.1.10"), texts(Choice.of(host, List.of(), List.of(), true)));
  }

  @Test
  void at_most_two_of_a_kind_are_named() {
    List<OnHost> host = List.of(has("203.0.113.1"), has("203.0.113.2"), has("203.0.113.3"));
    assertEquals(List.of("203.0.113.1", "203.0.113.2"), of(host));
  }

  @Test
  void others_are_asked_over_the_families_in_which_the_host_does_not_know_by_itself() {
    assertEquals(List.of(false), Choice.unsure(List.of(HOME, has("2001:db8::7"))));
    assertEquals(List.of(true, false), Choice.unsure(List.of(HOME, has("fd77::10"))));
    assertEquals(List.of(), Choice.unsure(List.of(has("203.0.113.7"))));
  }
}
