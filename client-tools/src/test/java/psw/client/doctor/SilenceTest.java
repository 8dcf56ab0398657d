package psw.client.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psw.client.knock.Gate;
import psw.client.knock.OwnAddress;
import psw.client.knock.Sender;
import psw.wire.knock.Heard;
import psw.wire.knock.KnockKey;
import psw.wire.value.BadValue;
import psw.wire.value.Base64Url;
import psw.wire.value.IpAddress;
import psw.wire.value.Port;

/** Of a site that says that a knock came from elsewhere than it claims. */
class SilenceTest {
  private static final String TAG = "0".repeat(32);
  private static final InetAddress SITE = address("192.0.2.1");

  private static InetAddress address(String text) {
    return new IpAddress(text).toInetAddress();
  }

  private static Sender.Sent claiming(String address, String tag) {
    return new Sender.Sent(
        0, address("10.0.0.2"), address(address), Instant.EPOCH, tag, Sender.Fate.LEFT);
  }

  private static Finding explained(Optional<String> seen, String from, Sender.Sent... sent)
      throws Exception {
    OwnAddress.Observer outside =
        v6 -> seen.map(text -> new OwnAddress.Seen(address(text), Optional.empty()));
    Heard heard = new Heard(TAG, Heard.What.SOURCE, Instant.EPOCH, new IpAddress(from), 0);
    Gate.Datagram gate =
        new Gate.Datagram(key(), new Port(62201), new OwnAddress(outside), Clock.systemUTC());
    return new Silence(outside, () -> Optional.of(heard), gate, List.of(sent)).explain(SITE);
  }

  private static KnockKey key() throws BadValue {
    return KnockKey.parse(
        Base64Url.encode(new byte[8]), Base64Url.encode(new byte[32]), KnockKey.site(new byte[32]));
  }

  @Test
  void udp_that_leaves_by_another_address_than_tcp_is_refused_for_its_source() throws Exception {
    Finding finding = explained(Optional.of("192.0.2.2"), "192.0.2.77", claiming("192.0.2.2", TAG));
    assertEquals(Finding.of(What.REFUSED_SOURCE, "192.0.2.77", "192.0.2.2"), finding);
  }

  @Test
  void who_is_seen_by_nobody_is_told_apart() throws Exception {
    Finding finding = explained(Optional.empty(), "192.0.2.77", claiming("10.0.0.2", TAG));
    assertEquals(Finding.of(What.REFUSED_UNSEEN, "192.0.2.77", "10.0.0.2"), finding);
  }

  @Test
  void another_knock_that_claimed_what_the_gate_saw_opened_it() throws Exception {
    Finding finding =
        explained(
            Optional.of("192.0.2.9"),
            "192.0.2.77",
            claiming("192.0.2.77", "1".repeat(32)),
            claiming("192.0.2.9", TAG));
    assertEquals(Finding.of(What.OPENED_ELSEWHERE, "192.0.2.77", "192.0.2.9"), finding);
  }
}
