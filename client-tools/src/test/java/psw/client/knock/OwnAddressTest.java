package psw.client.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressTest {
  private static final String SITE = "203.0.113.5";

  private final AtomicInteger asked = new AtomicInteger();

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> claims(Optional<String> seen, String local, String site) {
    OwnAddress own =
        new OwnAddress(
            v6 -> {
              asked.incrementAndGet();
              return seen.map(text -> new OwnAddress.Seen(address(text), Optional.empty()));
            });
    return IntStream.range(0, 3)
        .mapToObj(round -> own.claim(address(local), address(site), round))
        .map(InetAddress::getHostAddress)
        .toList();
  }

  @Test
  void behind_a_translating_router_the_address_that_others_see_is_claimed_first() {
    assertEquals(
        List.of("198.51.100.9", "192.168.1.2", "198.51.100.9"),
        claims(Optional.of("198.51.100.9"), "192.168.1.2", SITE));
    assertEquals(1, asked.get());
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.2,192.168.1.5",
    "10.0.0.1,10.0.0.2",
    "100.64.0.1,100.127.0.2",
    "192.0.2.7," + SITE,
    "127.0.0.1,127.0.0.1"
  })
  void where_nothing_is_translated_no_word_of_an_address_in_the_world_is_believed(
      String local, String site) {
    assertEquals(List.of(local, local, local), claims(Optional.of("198.51.100.9"), local, site));
  }

  @Test
  void an_address_of_the_world_asks_nobody() {
    claims(Optional.of("198.51.100.9"), "192.0.2.7", SITE);
    assertEquals(0, asked.get());
  }

  @Test
  void in_a_network_within_a_network_the_outer_address_is_claimed_from_the_second_knock_on() {
    assertEquals(
        List.of("172.17.0.2", "192.168.1.9", "172.17.0.2"),
        claims(Optional.of("192.168.1.9"), "172.17.0.2", "192.168.1.5"));
  }

  @Test
  void unique_local_addresses_of_ipv6_are_translated_on_the_way_to_the_world() {
    assertEquals(
        "2001:db8:0:0:0:0:0:9",
        claims(Optional.of("2001:db8::9"), "fd00::1", "2001:db8::5").get(0));
  }

  @Test
  void the_first_knock_in_one_network_asks_nobody() {
    OwnAddress own =
        new OwnAddress(
            v6 -> {
              throw new AssertionError("asked");
            });
    assertEquals(address("10.0.0.1"), own.claim(address("10.0.0.1"), address("10.0.0.2"), 0));
  }

  @Test
  void where_nobody_can_say_the_local_address_is_all_there_is() {
    assertEquals(
        List.of("192.168.1.2", "192.168.1.2", "192.168.1.2"),
        claims(Optional.empty(), "192.168.1.2", SITE));
  }

  private static Duration ahead(Duration said, int round) {
    OwnAddress own =
        new OwnAddress(
            v6 -> Optional.of(new OwnAddress.Seen(address("198.51.100.9"), Optional.of(said))));
    return own.ahead(address("192.168.1.2"), round);
  }

  @Test
  void a_clock_that_is_ahead_is_believed_to_be_from_the_second_knock_on() {
    Duration off = Duration.ofMinutes(4);
    assertEquals(
        List.of(Duration.ZERO, off, off), List.of(ahead(off, 0), ahead(off, 1), ahead(off, 2)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-6, -240, -43_200})
  void nobody_makes_a_knock_of_a_time_that_is_yet_to_come(long seconds) {
    assertEquals(Duration.ZERO, ahead(Duration.ofSeconds(seconds), 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 43_201})
  void a_few_seconds_and_more_than_half_a_day_are_nothing_to_go_by(long seconds) {
    assertEquals(Duration.ZERO, ahead(Duration.ofSeconds(seconds), 1));
  }
}
