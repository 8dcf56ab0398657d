package psw.client.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psw.client.device.DeviceFailed.Reason;
import psw.pairing.mailbox.Rendezvous;
import psw.wire.jws.Identity;
import psw.wire.pairing.Introduction;
import psw.wire.pairing.KnockLeave;
import psw.wire.pairing.KnockLeave.Mode;
import psw.wire.seal.SharedKey;
import psw.wire.value.BadValue;
import psw.wire.value.Label;
import psw.wire.value.Port;
import psw.wire.value.SshPublicKey;

class PeersTest {
  private static final Instant THEN = Instant.ofEpochSecond(1_800_000_000);
  private static final KnockLeave KNOCK =
      new KnockLeave(
          "AAAAAAAAAAA", "A".repeat(43), Mode.SEQUENCE, List.of(new Port(40001), new Port(30002)));
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path above;
  private Peers peers;

  @BeforeEach
  void open() throws DeviceFailed {
    peers = Device.at(home()).peers();
  }

  private Path home() {
    return above.resolve("client");
  }

  private static Peer met(Identity who, String name) throws BadValue {
    Introduction other =
        Introduction.of(
            who,
            Introduction.Kind.SITE,
            new Label("atelier"),
            Optional.of(SshPublicKey.of(keyBytes())),
            Optional.of(KNOCK));
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return Peer.met(
        new Label(name),
        other,
        SharedKey.of(secret),
        Rendezvous.parse("https://rv.example:9443#sha256=" + "A".repeat(43)),
        THEN);
  }

  private static byte[] keyBytes() {
    return java.util.Base64.getUrlDecoder().decode(Identity.create(RANDOM).key().text());
  }

  private static Peer met(String name) throws BadValue {
    return met(Identity.create(RANDOM), name);
  }

  private Peer keep(String name) throws Exception {
    return peers.keep(met(name)).peer();
  }

  private static Label label(String text) {
    return new Label(text);
  }

  @Test
  void a_peer_is_there_again_after_a_restart() throws Exception {
    Peer kept = keep("rui");
    assertEquals(Optional.of(kept), Device.at(home()).peers().find(label("rui")));
    assertEquals(Optional.of(kept), Device.at(home()).peers().find(kept.id()));
  }

  @Test
  void each_peer_has_a_file_of_its_own_for_its_owner_alone() throws Exception {
    Peer rui = keep("rui");
    Peer ana = keep("ana");
    for (Peer peer : List.of(rui, ana)) {
      Path file = home().resolve("peers").resolve(peer.id().text());
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(home().resolve("peers"))));
  }

  @Test
  void they_are_listed_by_name() throws Exception {
    for (String name : List.of("rui", "ana", "zoe")) {
      peers.keep(met(name));
    }
    assertEquals(
        List.of("ana", "rui", "zoe"), peers.all().stream().map(p -> p.name().text()).toList());
  }

  @Test
  void a_name_that_is_taken_gets_a_number() throws Exception {
    peers.keep(met("rui"));
    assertEquals(label("rui-2"), keep("rui").name());
    assertEquals(label("rui-3"), keep("rui").name());
  }

  @Test
  void one_that_is_met_again_keeps_its_name_and_gets_the_new_key() throws Exception {
    Identity who = Identity.create(RANDOM);
    peers.keep(met(who, "rui"));
    Peer again = met(who, "somebody");
    assertEquals(label("rui"), peers.keep(again).peer().name());
    assertEquals(1, peers.all().size());
    assertEquals(again.key(), peers.find(label("rui")).orElseThrow().key());
  }

  @Test
  void what_was_kept_of_a_stranger_is_undone() throws Exception {
    peers.undo(peers.keep(met("rui")));
    assertEquals(List.of(), peers.all());
  }

  @Test
  void what_was_kept_anew_of_a_peer_is_undone_to_what_was_before() throws Exception {
    Identity who = Identity.create(RANDOM);
    Peer first = peers.keep(met(who, "rui")).peer();
    peers.undo(peers.keep(met(who, "rui")));
    assertEquals(List.of(first), peers.all());
  }

  @Test
  void a_peer_gets_another_name() throws Exception {
    peers.keep(met("rui"));
    assertEquals(label("rui-home"), peers.rename(label("rui"), label("rui-home")).get().name());
    assertTrue(peers.find(label("rui")).isEmpty());
    assertTrue(peers.find(label("rui-home")).isPresent());
  }

  @Test
  void the_name_of_another_is_not_given() throws Exception {
    peers.keep(met("rui"));
    peers.keep(met("ana"));
    assertTrue(peers.rename(label("rui"), label("ana")).isEmpty());
    assertTrue(peers.find(label("rui")).isPresent());
  }

  @Test
  void a_peer_that_is_forgotten_leaves_no_file() throws Exception {
    Peer rui = keep("rui");
    assertTrue(peers.forget(rui.id()));
    assertFalse(peers.forget(rui.id()));
    try (Stream<Path> files = Files.list(home().resolve("peers"))) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void a_peer_is_followed_to_the_key_that_was_agreed_to_and_to_no_other() throws Exception {
    Peer rui = keep("rui");
    Identity successor = Identity.create(RANDOM);
    Identity thief = Identity.create(RANDOM);
    assertTrue(peers.follow(rui.id(), successor.key()).isEmpty());
    assertTrue(peers.agree(rui.id(), successor.id()));
    assertTrue(peers.follow(rui.id(), thief.key()).isEmpty());
    Peer same = peers.follow(rui.id(), successor.key()).orElseThrow();
    assertEquals(successor.id(), same.id());
    assertEquals(rui.key(), same.key());
    assertEquals(rui.other().knock(), same.other().knock());
    assertEquals(List.of(same), peers.all());
  }

  @Test
  void a_damaged_file_is_told_not_passed_over() throws Exception {
    Peer rui = keep("rui");
    Path file = home().resolve("peers").resolve(rui.id().text());
    Files.writeString(file, Files.readString(file).replace("\"name\"", "\"nome\""));
    DeviceFailed failed = assertThrows(DeviceFailed.class, peers::all);
    assertEquals(Reason.DAMAGED, failed.reason());
    assertEquals(file, failed.path());
  }

  @Test
  void a_file_under_another_s_id_is_damaged() throws Exception {
    Peer rui = keep("rui");
    Path file = home().resolve("peers").resolve(rui.id().text());
    Files.move(file, file.resolveSibling(Identity.create(RANDOM).id().text()));
    assertEquals(Reason.DAMAGED, assertThrows(DeviceFailed.class, peers::all).reason());
  }

  @Test
  void what_a_killed_program_left_half_written_is_no_peer() throws Exception {
    Peer rui = keep("rui");
    Files.writeString(home().resolve("peers").resolve("." + rui.id() + ".new"), "{");
    assertEquals(1, peers.all().size());
    peers.keep(rui);
  }

  @Test
  void no_secret_is_in_its_text() throws Exception {
    Peer rui = keep("rui");
    String secret =
        java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(rui.key().toBytes());
    assertFalse(rui.toString().contains(secret));
    assertFalse(rui.toString().contains("40001"));
  }
}
