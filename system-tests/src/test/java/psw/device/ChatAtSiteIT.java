package psw.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import psw.client.device.Device;
import psw.testing.Needs;
import psw.testing.Psw;
import psw.testing.Server;
import psw.tunnel.Sshd;
import psw.wire.seal.SharedKey;
import psw.wire.value.SshPublicKey;

/** {@code psw chat SITE/SERVICE}, through a real sshd. */
@ExtendWith(OneRendezvous.class)
@Needs({"root", "sshd", "ssh-keygen", "unshare"})
class ChatAtSiteIT {
  private static final Pattern LISTENING = Pattern.compile("listening on 127.0.0.1 ([0-9]+)");

  @TempDir private static Path dir;
  private static Server rendezvous;
  private static Sshd sshd;

  @TempDir private Path home;
  private Device device;
  private Atelier atelier;
  private Psw anas;

  @BeforeAll
  static void start(Server one) throws Exception {
    rendezvous = one;
    sshd = Sshd.start(Files.createDirectory(dir.resolve("sshd")));
    rendezvous.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (sshd != null) {
      sshd.close();
    }
  }

  @BeforeEach
  void pair() throws Exception {
    device = Device.at(home.resolve("client"));
    SharedKey shared = SharedKey.of(new byte[32]);
    atelier = new Atelier(shared, device.identity().id(), 9);
    atelier.meets(device, shared, rendezvous);
    Map<String, String> alone =
        Map.of("PSW_BROKER", "http://127.0.0.1:9", "PSW_TOKEN_FILE", "/nonexistent/cli.token");
    anas = Psw.start(Files.createDirectory(home.resolve("ana")), alone, "chat");
    anas.says("IP to call");
    anas.types("");
    offers(port(), port());
  }

  @AfterEach
  void end() {
    anas.close();
  }

  private int port() throws Exception {
    Matcher line = LISTENING.matcher(anas.out());
    assertTrue(line.find(), anas.out());
    return Integer.parseInt(line.group(1));
  }

  private void offers(int port, int granted) throws Exception {
    atelier.movesTo(port);
    Files.writeString(
        sshd.dir().resolve("authorized"),
        "restrict,port-forwarding,permitopen=\"127.0.0.1:%d\" %s\n"
            .formatted(granted, device.ssh()));
    String hostKey =
        SshPublicKey.parse(Files.readString(sshd.dir().resolve("host.pub"))).fingerprint().text();
    Atelier.tell(
        rendezvous, atelier.path(), atelier.says(List.of("127.0.0.1"), sshd.port(), hostKey));
  }

  private Map<String, String> settings() {
    return Map.of(
        "PSW_HOME", home.resolve("client").toString(), "PSW_RENDEZVOUS", rendezvous.url());
  }

  private Psw chat() throws Exception {
    return Psw.start(home, settings(), "chat", "ana/chat");
  }

  @Test
  void it_opens_its_own_wormhole_and_calls_the_other_side_as_its_user_does() throws Exception {
    try (Psw rui = chat()) {
      rui.says("psw: ana is here");
      rui.types("Olá, Ana");
      anas.prints(" caller 1> Olá, Ana\n");
      rui.says(" delivered: Olá, Ana");
      anas.types("Olá, Rui");
      rui.prints(" ana> Olá, Rui\n");
      assertTrue(rui.out().matches("(?s)[0-2][0-9]:[0-5][0-9] ana> Olá, Rui\n"), () -> shown(rui));
    }
  }

  private static String shown(Psw psw) {
    try {
      return psw.out() + psw.err();
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  @Test
  void what_is_typed_while_the_session_is_lost_gets_there_once() throws Exception {
    try (Psw rui = chat()) {
      rui.says("psw: ana is here");
      rui.types("before");
      anas.prints("> before\n");
      sshd.close();
      rui.says("ana is gone; what you type waits");
      anas.says("caller 1 is gone; what you type waits");
      rui.types("meanwhile");
      anas.types("are you there?");
      sshd.again();
      rui.says("ana is back");
      anas.prints("caller 1> meanwhile\n");
      rui.prints("ana> are you there?\n");
      rui.says("delivered: meanwhile");
      rui.typed("after");
      assertEquals(0, rui.exit(), shown(rui));
      assertEquals(
          List.of("before", "meanwhile", "after"),
          anas.out()
              .lines()
              .filter(line -> line.contains("> "))
              .map(line -> line.substring(line.indexOf("> ") + 2))
              .toList());
      assertFalse(shown(rui).contains("may not"), shown(rui));
    }
  }

  @Test
  void a_line_from_a_pipe_is_delivered_before_it_ends() throws Exception {
    try (Psw rui = chat()) {
      rui.typed("one line");
      assertEquals(0, rui.exit(), shown(rui));
      anas.prints("caller 1> one line\n");
      anas.says("caller 1 has gone");
    }
  }

  @Test
  void when_the_other_side_leaves_it_ends_with_0() throws Exception {
    try (Psw rui = chat()) {
      rui.says("psw: ana is here");
      anas.typed("bye");
      rui.prints("ana> bye\n");
      assertEquals(0, rui.exit(), shown(rui));
      rui.says("ana has gone");
    }
  }

  @Test
  void what_does_not_get_there_before_the_end_is_told_and_ends_it_with_1() throws Exception {
    try (Psw rui = chat()) {
      rui.says("psw: ana is here");
      sshd.close();
      rui.says("ana is gone");
      rui.typed("into the void");
      assertEquals(1, rui.exit(), shown(rui));
      assertTrue(rui.err().contains("ana may not have got: into the void"), rui.err());
    } finally {
      sshd.again();
    }
  }

  @Test
  void a_chat_that_was_not_granted_ends_it_with_3() throws Exception {
    offers(port(), 9);
    try (Psw rui = chat()) {
      assertEquals(3, rui.exit(), shown(rui));
      assertTrue(rui.err().contains("ask its owner for: psw grant YOU chat"), rui.err());
    }
  }

  @Test
  void where_nobody_listens_it_ends_with_4() throws Exception {
    offers(9, 9);
    try (Psw rui = chat()) {
      assertEquals(4, rui.exit(), shown(rui));
      assertTrue(rui.err().contains("hint: psw chat must run there"), rui.err());
    }
  }

  @Test
  void a_service_that_is_none_ends_it_with_3() throws Exception {
    try (Psw rui = Psw.start(home, settings(), "chat", "ana/garden")) {
      assertEquals(3, rui.exit(), shown(rui));
      assertTrue(rui.err().contains("the site offers you no service garden"), rui.err());
    }
  }

  @Test
  @Needs("script")
  void on_a_terminal_what_is_heard_stands_above_what_is_being_typed() throws Exception {
    try (Psw rui = Psw.atTerminal(home, settings(), "chat", "ana/chat")) {
      rui.says("ana is here");
      rui.says("\r\n> ");
      rui.types("hello");
      rui.says(" you> hello ✓");
      rui.typesPart("half a");
      rui.says("> half a");
      anas.types("may I?");
      rui.says(" ana> may I?\r\n> half a");
      rui.types(" line");
      anas.prints("caller 1> half a line\n");
    }
  }
}
