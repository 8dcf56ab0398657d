package psw.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psw.wire.value.IpAddress;

class ProxiesTest {
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String FORWARDED = "Forwarded";

  /** Two proxies: the one at the front, and the one beside the server. */
  private static final Proxies PROXIES =
      new Proxies(List.of(new IpAddress("192.0.2.1"), new IpAddress("127.0.0.1")));

  private static Connection judged(Asked asked) {
    return PROXIES.judge(asked.request());
  }

  @Test
  void without_headers_a_caller_is_who_it_is() {
    assertEquals(new Connection("203.0.113.9", false, false), judged(Asked.from("203.0.113.9")));
    assertEquals(
        new Connection("203.0.113.9", true, false), judged(Asked.byTlsFrom("203.0.113.9")));
    assertEquals(new Connection("127.0.0.1", false, true), judged(Asked.from("127.0.0.1")));
  }

  @ParameterizedTest
  @CsvSource({
    "::1, ::1, true",
    "[0:0:0:0:0:0:0:1], ::1, true",
    "2001:DB8:0:0::7, 2001:db8::7, false",
    "fe80::1%eth0, fe80::1, false",
    "::ffff:127.0.0.1, 127.0.0.1, true",
  })
  void an_address_has_one_spelling(String given, String kept, boolean here) {
    assertEquals(new Connection(kept, false, here), judged(Asked.from(given)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-For   | 127.0.0.1",
        "X-Forwarded-Proto | https",
        "Forwarded         | for=127.0.0.1;proto=https",
      })
  void headers_from_elsewhere_change_nothing(String name, String value) {
    assertEquals(
        new Connection("203.0.113.9", false, false),
        judged(Asked.from("203.0.113.9").with(name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {FOR, FORWARDED, PROTO, "X-Forwarded-Host", "X-Real-IP", "Via"})
  void on_this_machine_too_they_tell_that_somebody_else_is_meant(String name) {
    assertEquals(
        new Connection("127.0.0.1", false, false),
        Proxies.NONE.judge(Asked.from("127.0.0.1").with(name, "127.0.0.1").request()));
  }

  @Test
  void a_trusted_proxy_tells_who_calls_and_over_what() {
    assertEquals(
        new Connection("203.0.113.9", true, false),
        judged(Asked.from("192.0.2.1").with(FOR, "203.0.113.9").with(PROTO, "https")));
    assertEquals(
        new Connection("203.0.113.9", false, false),
        judged(Asked.byTlsFrom("192.0.2.1").with(FOR, "203.0.113.9").with(PROTO, "http")));
    assertEquals(
        new Connection("2001:db8::7", true, false),
        judged(
            Asked.from("192.0.2.1")
                .with(FORWARDED, "For=\"[2001:db8::7]:4711\" ; Proto=https;by=_here")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9",
        "127.0.0.1, 203.0.113.9",
        "10.0.0.1, 203.0.113.9:4711",
        "198.51.100.1, 203.0.113.9, 192.0.2.1",
        "192.0.2.1, 203.0.113.9, 127.0.0.1, 192.0.2.1",
        "x, 203.0.113.9,, 192.0.2.1",
      })
  void the_rightmost_address_that_is_not_trusted_counts(String hops) {
    assertEquals("203.0.113.9", judged(Asked.from("127.0.0.1").with(FOR, hops)).address());
    StringBuilder forwarded = new StringBuilder();
    for (String hop : hops.split(",", -1)) {
      forwarded.append(forwarded.isEmpty() ? "" : " ,");
      forwarded.append(hop.isBlank() ? "" : "for=\"" + hop.strip() + '"');
    }
    assertEquals(
        "203.0.113.9",
        judged(Asked.from("127.0.0.1").with(FORWARDED, forwarded.toString())).address());
  }

  @Test
  void several_lines_are_one_list() {
    assertEquals(
        "203.0.113.9",
        judged(Asked.from("127.0.0.1").with(FOR, "10.0.0.1").with(FOR, "203.0.113.9")).address());
  }

  @Test
  void the_nearest_proxys_scheme_counts() {
    Asked claimed = Asked.from("192.0.2.1").with(FOR, "203.0.113.9").with(PROTO, "https, http");
    assertFalse(judged(claimed).isTls());
    Asked element =
        Asked.from("192.0.2.1").with(FORWARDED, "for=10.0.0.1;proto=https, for=203.0.113.9");
    assertFalse(judged(element).isTls());
  }

  @Test
  void a_caller_behind_a_proxy_is_never_on_this_machine() {
    assertFalse(judged(Asked.from("127.0.0.1").with(FOR, "127.0.0.1")).isHere());
    assertFalse(judged(Asked.from("127.0.0.1").with(FORWARDED, "for=\"[::1]\"")).isHere());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "_hidden", "rv.example", "2130706433", "1.2.3", "::1::", "'"})
  void who_is_told_of_without_an_address_counts_as_the_proxy(String node) {
    assertEquals("192.0.2.1", judged(Asked.from("192.0.2.1").with(FOR, node)).address());
    assertEquals(
        new Connection("192.0.2.1", true, false),
        judged(Asked.from("192.0.2.1").with(FORWARDED, "for=\"" + node + "\";proto=https")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=203.0.113.9 proto=https",
        "for=\"203.0.113.9",
        "for=\"203\\.0.113.9\";proto=https",
        "for",
        "=203.0.113.9",
        "for=203.0.113.9;proto=https,\"",
      })
  void what_cannot_be_read_says_nothing(String header) {
    assertEquals(
        new Connection("192.0.2.1", false, false),
        judged(Asked.from("192.0.2.1").with(FORWARDED, header)));
  }

  @Test
  void two_headers_that_contradict_each_other_prove_nothing() {
    Asked both =
        Asked.from("192.0.2.1")
            .with(FOR, "203.0.113.9")
            .with(PROTO, "https")
            .with(FORWARDED, "for=198.51.100.1;proto=https");
    assertEquals(new Connection("192.0.2.1", false, false), judged(both));
    Asked scheme =
        Asked.from("192.0.2.1").with(FORWARDED, "for=203.0.113.9;proto=https").with(PROTO, "http");
    assertEquals(new Connection("203.0.113.9", false, false), judged(scheme));
  }

  @Test
  void a_long_header_is_read_in_no_time() {
    String blanks = " ".repeat(8000);
    assertEquals(
        "192.0.2.1", judged(Asked.from("192.0.2.1").with(FORWARDED, blanks + '"')).address());
    String many = "for=203.0.113.9;proto=https,".repeat(300);
    assertTrue(judged(Asked.from("192.0.2.1").with(FORWARDED, many)).isTls());
  }
}
