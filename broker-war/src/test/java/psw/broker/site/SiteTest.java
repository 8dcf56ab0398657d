package psw.broker.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.server.settings.Knocks;
import psw.server.settings.Limits;
import psw.server.settings.ServerKind;
import psw.server.settings.Settings;
import psw.wire.announcement.Announcement;
import psw.wire.announcement.Judge;
import psw.wire.announcement.SshEnd;
import psw.wire.announcement.Verdict;
import psw.wire.value.Label;
import psw.wire.value.Port;

class SiteTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<String> KEYS =
      List.of("SHA256:" + "A".repeat(43), "SHA256:" + "B".repeat(42) + "A");
  private static final String PIN = "sha256/" + "A".repeat(43);

  @TempDir Path data;

  private Site site() {
    return site(new Knocks(Optional.empty(), List.of(), data.resolve("heard")));
  }

  private Site site(Knocks knocks) {
    return new Site(
        new Settings(
            ServerKind.BROKER,
            data,
            Optional.empty(),
            new Label("ana"),
            List.of(),
            Set.of(),
            Duration.ofMinutes(15),
            List.of(),
            false,
            Optional.of(new SshEnd(new Port(22), KEYS)),
            Set.of(),
            Optional.empty(),
            knocks,
            new Limits(20, 2, 200, 1000, 256, 100, 10),
            Optional.of(PIN),
            Set.of(),
            Optional.empty()));
  }

  private static Announcement announced(Site site) {
    Announcement said =
        site.announcement(NOW.toEpochMilli(), NOW, List.of(), false, List.of(), List.of());
    Verdict verdict = Judge.judge(site.id(), Optional.empty(), site.sign(said), NOW);
    return ((Verdict.Replaces) verdict).announcement();
  }

  @Test
  void the_pins_of_its_keys_are_announced_two_while_one_takes_over() {
    Announcement said = announced(site());
    assertEquals(KEYS, said.ssh().orElseThrow().hostKeys());
    assertEquals(Optional.of(PIN), said.tls());
    assertEquals(Optional.empty(), said.next());
  }

  @Test
  void of_a_gate_that_nobody_named_nothing_is_said() {
    assertEquals(Optional.empty(), announced(site()).gate());
  }

  private boolean saysDown(Optional<Port> spa, List<Port> sequence) {
    Site site = site(new Knocks(spa, sequence, data.resolve("heard")));
    return site.announcement(1, NOW, List.of(), true, List.of(), List.of())
        .gate()
        .orElseThrow()
        .down();
  }

  @Test
  void that_nobody_receives_datagrams_matters_where_there_are_some() {
    assertEquals(true, saysDown(Optional.of(new Port(62201)), List.of()));
    assertEquals(false, saysDown(Optional.empty(), List.of(new Port(1111))));
  }
}
