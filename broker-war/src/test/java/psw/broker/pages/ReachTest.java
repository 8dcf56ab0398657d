package psw.broker.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import psw.broker.announcing.Fault;
import psw.broker.announcing.Standing;
import psw.broker.far.RendezvousUrl;

class ReachTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final RendezvousUrl URL = new RendezvousUrl("http://rv.example");
  private static final Optional<Fault> DEAD = Optional.of(new Fault(Fault.Kind.NO_CONNECTION, 0));

  private static RendezvousLine line(boolean holds, boolean current, Optional<Fault> fault) {
    OptionalLong revision = holds ? OptionalLong.of(100) : OptionalLong.empty();
    return RendezvousLine.of(new Standing(URL, false, revision, holds, current, fault, NOW), true);
  }

  private static Reach of(RendezvousLine... lines) {
    return Reach.of(List.of(lines));
  }

  @Test
  void one_that_has_the_newest_is_enough_to_be_announced() {
    assertEquals(
        new Reach("up", "announced", "at 1 of 2 rendez-vous"),
        of(line(true, true, Optional.empty()), line(false, false, DEAD)));
  }

  @Test
  void a_change_on_its_way_leaves_the_site_announced() {
    assertEquals(
        new Reach("unknown", "announced, newest change on its way", "at 1 of 2 rendez-vous"),
        of(line(true, false, DEAD), line(false, false, DEAD)));
  }

  @Test
  void where_nothing_holds_the_site_is_not_announced() {
    assertEquals(
        new Reach("down", "not announced", "at any of 2 rendez-vous"),
        of(line(false, false, DEAD), line(false, false, DEAD)));
  }

  @Test
  void before_the_first_answer_nothing_is_said_for_certain() {
    assertEquals(
        new Reach("unknown", "not announced yet", "at any of 1 rendez-vous"),
        of(line(false, false, Optional.empty())));
  }

  @Test
  void one_that_is_being_left_does_not_count() {
    Standing leaving =
        new Standing(URL, true, OptionalLong.empty(), false, false, Optional.empty(), NOW);
    assertEquals(
        new Reach("down", "not announced", "at any of 1 rendez-vous"),
        of(line(false, false, DEAD), RendezvousLine.of(leaving, false)));
  }
}
