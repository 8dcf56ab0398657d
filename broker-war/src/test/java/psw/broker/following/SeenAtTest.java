package psw.broker.following;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import psw.broker.far.RendezvousUrl;
import psw.server.directory.Elsewhere.Seen;
import psw.wire.value.BrokerId;

class SeenAtTest {
  private static final BrokerId ANA = BrokerId.of(new byte[] {1});
  private static final RendezvousUrl ONE = new RendezvousUrl("http://one.example");
  private static final RendezvousUrl TWO = new RendezvousUrl("http://two.example");
  private final SeenAt seenAt = new SeenAt();

  private static Seen seen(RendezvousUrl url, OptionalLong revision) {
    return new Seen(url.text(), revision);
  }

  @Test
  void each_rendez_vous_is_told_with_what_it_shows() {
    seenAt.begin(TWO);
    seenAt.begin(ONE);
    seenAt.shows(ONE, ANA, 7);
    assertEquals(
        List.of(seen(ONE, OptionalLong.of(7)), seen(TWO, OptionalLong.empty())), seenAt.read(ANA));
  }

  @Test
  void what_was_shown_counts_until_all_is_listed_anew_or_it_is_gone_or_nobody_follows() {
    seenAt.begin(ONE);
    seenAt.shows(ONE, ANA, 7);
    seenAt.shows(ONE, ANA);
    assertEquals(List.of(seen(ONE, OptionalLong.empty())), seenAt.read(ANA));
    seenAt.shows(ONE, ANA, 8);
    seenAt.begin(ONE);
    assertEquals(List.of(seen(ONE, OptionalLong.empty())), seenAt.read(ANA));
    seenAt.end(ONE);
    seenAt.shows(ONE, ANA, 9);
    assertEquals(List.of(), seenAt.read(ANA));
  }

  @Test
  void nobody_who_lists_without_end_fills_the_memory() {
    seenAt.begin(ONE);
    byte[] raw = new byte[4];
    for (int i = 0; i < 10_001; i++) {
      raw[0] = (byte) i;
      raw[1] = (byte) (i >> 8);
      seenAt.shows(ONE, BrokerId.of(raw), 1);
    }
    assertEquals(OptionalLong.empty(), seenAt.read(BrokerId.of(raw)).get(0).revision());
  }
}
